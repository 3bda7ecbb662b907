// Builds the app under another version: node build-version.ts <folder> <version>.
import { buildForTests } from '../build.ts'

const [, , folder, version] = process.argv
if (!folder || !version) throw new Error('<folder> <version>')
await buildForTests(folder, version)
