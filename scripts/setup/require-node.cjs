// Loaded before `npm start` and `npm test` are read (node -r), in the JavaScript of any Node: says which one is needed, and stops.

// With an older one pnpm leaves out native parts of packages that name a newer Node, and the builds fail.
var OLDEST_NODE_MAJOR = 20

/** What a person is told about a Node too old to install the packages, else null. The project runs on the Node among them. */
function whyTooOld(version) {
  if (Number(version.split('.')[0]) >= OLDEST_NODE_MAJOR) return null
  return 'This is Node ' + version + '; ' + OLDEST_NODE_MAJOR + ' or newer is needed.'
}

exports.whyTooOld = whyTooOld
exports.ADVICE = 'Install a current Node from https://nodejs.org and start again.'

var why = whyTooOld(process.versions.node)
if (why !== null) {
  console.error(why + '\n→ ' + exports.ADVICE)
  // What reads the last line of the tests finds one here too.
  if (process.argv[1].slice(-8) === 'test.mjs') console.log('0 passed, 1 failed, 0 skipped')
  process.exit(1)
}
