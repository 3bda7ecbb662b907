// Preloaded into each server that is measured: says on request what memory it uses after a full collection, or what time it has had of the
// processors. Changes nothing else.
process.on('message', ({ n, of }) => {
  const { user, system } = process.cpuUsage()
  if (of === 'processor') return process.send({ n, processor: user + system })
  for (let i = 0; i < 3; i++) globalThis.gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send({ n, held: heapUsed + external, rss })
})
process.channel.unref()
process.on('disconnect', () => process.exit(0)) // the bench has gone
