import ts from 'typescript'
import { expect, it } from 'vitest'
import { findingsOf } from './rules.mjs'

function findingsIn(text, file = 'apps/console/src/club/things/thing-buttons.tsx') {
  return findingsOf(file, text, ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX))
}

it.each([
  ["import { Table } from 'antd'\n", /list-page/],
  ["import { Table as Rows } from 'antd'\n", /list-page/],
  ["import { Button, Modal } from 'antd'\n", /FormDialog/],
  ["import { DatePicker } from 'antd'\n", /DayField/],
  ["const { modal } = App.useApp()\nvoid modal.confirm({ title: '?' })\n", /FormDialog/],
  ["void App.useApp().modal.warning({ title: '!' })\n", /FormDialog/],
  ['export const Day = () => <input type="date" />\n', /DayField/],
  ['export const Rows = () => <table><tbody /></table>\n', /facts-table/],
])('a page that goes past the kit is a finding: %s', (text, message) => {
  expect(findingsIn(text)).toMatchObject([{ message: expect.stringMatching(message) }])
})

it('the kit itself draws them, and the forms of the rules set fields in rows', () => {
  const text = "import { DatePicker, Modal, Table } from 'antd'\nexport const Rows = () => <table><tbody /></table>\n"
  expect(findingsIn(text, 'apps/console/src/kit/facts-table.tsx')).toEqual([])
  expect(findingsIn('export const Rows = () => <table />\n', 'apps/console/src/club/rules/rates-form.tsx')).toEqual([])
  expect(findingsIn("import { Button, Form } from 'antd'\n")).toEqual([])
})
