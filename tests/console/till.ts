import type { Locator } from 'playwright-core'
import type { Phone } from './phone.ts'

/** The sheet in front. */
const sheet = ({ frame }: Phone): Locator => frame.getByRole('dialog').filter({ visible: true }).last()

/** Types on the till's own pad; what was there gives way. */
export async function pressKeys({ frame }: Phone, text: string): Promise<void> {
  const pad = frame.getByRole('group', { name: '数字键盘' }).filter({ visible: true })
  for (const key of text.match(/00|./g) ?? []) await pad.getByRole('button', { name: key, exact: true }).click()
}

/** Types the reading of the odometer. */
export async function typeOdometer(phone: Phone, kilometres: string): Promise<void> {
  await phone.tap(/^里程/)
  await pressKeys(phone, kilometres)
}

/** What a line is, where it is not labour, unnamed and paid by the customer. */
interface LineMore {
  readonly name?: string
  readonly kind?: '工时' | '配件'
  readonly payer?: string
}

/** A new line with its amount, and what else it is by its sheet. */
export async function addLine(phone: Phone, yuan: string, more: LineMore = {}): Promise<void> {
  await phone.tap('加一项')
  await pressKeys(phone, yuan)
  if (Object.keys(more).length === 0) return
  await phone.frame.locator('.visit__name').filter({ visible: true }).last().click()
  if (more.name !== undefined) await phone.type('名称', more.name)
  const open = sheet(phone)
  if (more.kind !== undefined) await open.getByRole('radio', { name: more.kind, exact: true }).click()
  if (more.payer !== undefined) await open.getByRole('radio', { name: more.payer, exact: true }).click()
  await phone.closeSheet()
}

/** Puts the amount of a line that is there in place of the old one. */
export async function retypeLine(phone: Phone, at: number, yuan: string): Promise<void> {
  await phone.frame.locator('.visit__amount').filter({ visible: true }).nth(at).click()
  await pressKeys(phone, yuan)
}

/** Opens the bill, does something there, and closes it again. */
export async function inBill<T>(phone: Phone, read: () => Promise<T>): Promise<T> {
  await phone.tap(/明细$/)
  const found = await read()
  await phone.closeSheet()
  return found
}

/** What the bill says of what comes off which line, once it is of what is typed now. */
export async function readBill(phone: Phone): Promise<string> {
  await phone.frame.locator('.till-bar__sum:not(.till-bar__sum--old)').filter({ visible: true }).waitFor()
  return inBill(phone, () => phone.words('.bill'))
}
