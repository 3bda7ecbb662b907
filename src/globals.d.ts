// Constants that the build writes into the code (`vite.config.ts`).
/** 'YYYY-MM-DD': the day this app was built. */
declare const __BUILD_DAY__: string
/** As in package.json. */
declare const __VERSION__: string
