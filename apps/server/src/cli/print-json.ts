import { say, terminal } from './terminal.ts'

/**
 * Prints one JSON object on one line of standard output; the list, however long, is taken from where it comes, one entry at a
 * time. @returns how many entries there were
 */
export async function printWithList<Entry>(
  before: object,
  name: string,
  list: Iterable<Entry> | AsyncIterable<Entry>,
  after: (count: number) => object,
): Promise<number> {
  const write = (text: string): boolean => terminal().out.write(text)
  const fields = JSON.stringify(before).slice(0, -1)
  write(`${fields}${fields === '{' ? '' : ','}${JSON.stringify(name)}:[`)
  let count = 0
  for await (const entry of list) write(`${count++ === 0 ? '' : ','}${JSON.stringify(entry)}`)
  const rest = JSON.stringify(after(count)).slice(1)
  write(`]${rest === '}' ? '' : ','}${rest}\n`)
  return count
}

export function printJson(value: object): void {
  say(JSON.stringify(value))
}
