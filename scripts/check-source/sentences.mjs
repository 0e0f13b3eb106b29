// A Chinese sentence that two programs say, or one and packages/words, stands once, in packages/words.
import ts from 'typescript'

const PROGRAM = /^(apps\/[^/]+|packages\/words)\/src\//
// Titles of pages, which WeChat reads before anything runs, the columns of a DMS's export, and the sample dealership.
const NOT_SAID = /\.test\.tsx?$|\/testing\/|\.config\.ts$|\/dms\/(columns|reasons)\.ts$|\/demo(\/|\.ts$)/
/** Shorter ones are words (取消), which any screen may use. */
const HAN_LEAST = 4

/** The sentences that this file says, each with its place; none for what is no program of ours. */
export function sentencesOf(file, tree) {
  const program = PROGRAM.exec(file)?.[1]
  if (!program || tree === null || NOT_SAID.test(file)) return []
  const said = []
  const see = (node) => {
    if (isText(node)) {
      const sentence = node.text.replace(/^[\s，。]+|[\s，。！？]+$/g, '')
      const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
      if ((sentence.match(/\p{Script=Han}/gu)?.length ?? 0) >= HAN_LEAST) said.push({ program, file, line, sentence })
    }
    ts.forEachChild(node, see)
  }
  see(tree)
  return said
}

function isText(node) {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isJsxText(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  )
}

/** A finding for every sentence that two programs say, at its first place, naming the other. */
export function saidTwice(sentences) {
  return [...Map.groupBy(sentences, ({ sentence }) => sentence).values()].flatMap((places) => {
    const [first] = places
    const other = places.find(({ program }) => program !== first.program)
    if (other === undefined) return []
    const message = `“${first.sentence}” is also said at ${other.file}:${other.line}: let both take it from packages/words`
    return [{ file: first.file, line: first.line, message }]
  })
}
