// Whether this browser can run the app at all. `public/old-browser.js` has already looked, and written its own page if not.

export const mayStart = (): boolean => !('relaisCannotRun' in window)
