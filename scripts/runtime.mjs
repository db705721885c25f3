// Plain JavaScript on purpose: an old Node must be able to read this far to be told what to do.
const wanted = 24
const found = Number(process.version.slice(1).split('.')[0])

if (!(found >= wanted)) {
  console.error(
    [
      `komunigi needs Node ${wanted} or newer; this is Node ${process.version.slice(1)} (${process.execPath}).`,
      '',
      `On Linux, "npm install" brings its own Node ${wanted} along, and npm finds it by itself:`,
      '  npm install && npm start        (not "node src/server.ts")',
      'If npm was told to leave optional packages out, install them: npm install --include=optional',
      '',
      `On macOS and Windows, install Node ${wanted} from https://nodejs.org and try again.`,
    ].join('\n'),
  )
  process.exit(1)
}
