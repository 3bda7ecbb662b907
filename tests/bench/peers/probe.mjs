// Preloaded into each server that is measured: says on request what memory it uses after a full collection. Changes nothing else.
process.on('message', asked => {
  for (let i = 0; i < 3; i++) globalThis.gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send({ asked, held: heapUsed + external, rss })
})
process.channel.unref()
process.on('disconnect', () => process.exit(0)) // the bench has gone
