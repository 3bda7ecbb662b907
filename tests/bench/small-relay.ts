// A relay in a process of its own, whose backup is begun by SIGUSR2: node small-relay.ts <data folder> <app folder>. Prints its port, then what its backup became.
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { createOperation } from '../../sync-server/operation.ts'
import { startRelay } from '../../sync-server/relay.ts'

const [, , data = '', app = ''] = process.argv
const operation = createOperation({ data, backupHour: 3, line: event => console.log(JSON.stringify(event)) })
const folder = openDataFolder(data)
const relay = await startRelay({ ...folder, app, operation })
process.on('SIGUSR2', () => operation.start(async () => true))
console.log(relay.port)
