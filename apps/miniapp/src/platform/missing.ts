// What iOS 14 and Chrome 86 do not have and the program uses, in packages too. Loaded before everything else. A test runs the
// program without them, and another finds what is used and neither there nor here.

function at<Item>(this: { readonly length: number; readonly [index: number]: Item }, index: number): Item | undefined {
  const from = Math.trunc(index) || 0
  return this[from < 0 ? this.length + from : from]
}

function give(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

give(Array.prototype, 'at', at)
give(String.prototype, 'at', at)
give(Object, 'hasOwn', (held: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(held, key))
