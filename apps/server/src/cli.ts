import './compile-cache.ts'

const { runClub } = await import('./cli/run-club.ts')
// Not process.exit: what has been printed into a pipe must get out first.
process.exitCode = await runClub(process.argv.slice(2))
