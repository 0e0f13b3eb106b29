import ts from 'typescript'
import { expect, it } from 'vitest'
import { saidTwice, sentencesOf } from './sentences.mjs'

const sentencesIn = (file, text) =>
  sentencesOf(file, ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX))

const onDesk = 'apps/console/src/club/a.tsx'
const onPhone = 'apps/miniapp/src/pages/b.tsx'

const found = (one, other, otherFile = onPhone) =>
  saidTwice([...sentencesIn(onDesk, one), ...sentencesIn(otherFile, other)])

it.each([
  ["const a = '还没有指定'", "const b = '还没有指定。'"],
  ['const a = <p>积分有效期</p>', 'const b = <Section title="积分有效期" />'],
  ['const a = `可兑换积分 ${1}`', 'const b = `${1} 可兑换积分`'],
  ["const a = '取消兑换'", 'const b = <Button>取消兑换</Button>'],
])('a sentence of two programs is found: %s', (one, other) => {
  expect(found(one, other)).toEqual([
    { file: onDesk, line: 1, message: expect.stringMatching(/“[^”]+” is also said at .*b\.tsx:1: .*packages\/words/) },
  ])
})

it('what a program says and packages/words says too is found: the program takes it from there', () => {
  const [finding, ...others] = found(
    "const a = '撤销核销'",
    "export const b = { undo: '撤销核销' }",
    'packages/words/src/club/c.ts',
  )
  expect(others).toEqual([])
  expect(finding).toMatchObject({ file: onDesk, line: 1 })
})

it.each([
  [
    'the title of a page, which WeChat reads by itself',
    "const a = '到店登记'",
    "export default { a: '到店登记' }",
    'apps/miniapp/src/pages/b/index.config.ts',
  ],
  ['words of three characters and fewer', "const a = '再看看'", "const b = '再看看'", onPhone],
  ['what one program says twice', "const a = '还没有指定'", "const b = '还没有指定'", 'apps/console/src/club/b.tsx'],
  ['what a test says', "const a = '还没有指定'", "const b = '还没有指定'", 'apps/miniapp/src/pages/b.test.tsx'],
])('not found: %s', (_name, one, other, otherFile) => {
  expect(found(one, other, otherFile)).toEqual([])
})
