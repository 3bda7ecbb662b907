// A relay in a process of its own that can be killed: node relay-process.ts <data folder> <app folder> <port, 0 = any> <origin>. Prints its port.
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { startRelay } from '../../sync-server/relay.ts'

const [, , data = '', app = '', port = '0', origin = ''] = process.argv
const relay = await startRelay({ ...openDataFolder(data), app, port: Number(port), origins: [origin] })
console.log(relay.port)
