import { expect, it } from 'vitest'
import { csvText } from './save-csv.ts'

it('writes what a spreadsheet reads as it stands', () => {
  expect(
    csvText([
      ['名称', '积分'],
      ['他说"好"，\n真的', -3],
    ]),
  ).toBe('\uFEFF名称,积分\r\n"他说""好""，\n真的",-3\r\n')
})

it('lets no cell be a formula', () => {
  expect(csvText([['=HYPERLINK("x")', '+1', '@a', '-b', 'a=b']])).toBe(`\uFEFF"'=HYPERLINK(""x"")",'+1,'@a,'-b,a=b\r\n`)
})
