import type { Realm } from '../realm.ts'
import type { Api, Options } from './api.ts'
import { WxFail } from './api.ts'

/** WeChat's limits: for one key, and for all of a program. */
const VALUE_BYTES_MAX = 1024 * 1024
const TOTAL_BYTES_MAX = 10 * 1024 * 1024

/** What the program keeps on the phone, as JSON, so that nothing is shared by reference. */
export class Storage {
  private readonly values: Map<string, string>

  constructor(values: Record<string, unknown>) {
    this.values = new Map(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]))
  }

  get(key: string): string | undefined {
    return this.values.get(key)
  }

  /** @throws WxFail when it does not fit. */
  set(key: string, value: unknown): void {
    const json = JSON.stringify(value) ?? 'null'
    if (Buffer.byteLength(json) > VALUE_BYTES_MAX) throw new WxFail('entry size limit reached')
    const others = this.values.get(key)?.length ?? 0
    if (this.bytes() - others + Buffer.byteLength(json) > TOTAL_BYTES_MAX)
      throw new WxFail('the max storage size exceeded')
    this.values.set(key, json)
  }

  remove(key: string): void {
    this.values.delete(key)
  }

  clear(): void {
    this.values.clear()
  }

  keys(): string[] {
    return [...this.values.keys()]
  }

  bytes(): number {
    return [...this.values.values()].reduce((sum, json) => sum + Buffer.byteLength(json), 0)
  }

  /** Everything, to look at or to launch another run with. */
  all(): Record<string, unknown> {
    return Object.fromEntries([...this.values].map(([key, json]) => [key, JSON.parse(json) as unknown]))
  }

  info(): Options {
    const sizes = { currentSize: Math.ceil(this.bytes() / 1024), limitSize: TOTAL_BYTES_MAX / 1024 }
    return { keys: this.keys(), ...sizes }
  }
}

export const STORAGE_APIS: Record<string, Api> = {
  setStorage: {
    shape: { key: 'text', data: 'any?' },
    run: ({ key, data }, { storage }) => storage.set(key as string, data),
  },
  getStorage: {
    shape: { key: 'text' },
    run: ({ key }, { storage, program }) => {
      const json = storage.get(key as string)
      if (json === undefined) throw new WxFail('data not found')
      return { data: program.logic.parse(json) }
    },
  },
  removeStorage: { shape: { key: 'text' }, run: ({ key }, { storage }) => storage.remove(key as string) },
  clearStorage: { shape: {}, run: (_, { storage }) => storage.clear() },
  getStorageInfo: { shape: {}, run: (_, { storage }) => storage.info() },
}

/** The `…Sync` functions. A missing key gives an empty string, as in WeChat. */
export function syncStorage(storage: Storage, logic: Realm): Record<string, unknown> {
  const check = (key: unknown) => {
    if (typeof key !== 'string' || key === '') throw new TypeError('a storage key must be a string that is not empty')
    return key
  }
  return {
    setStorageSync: (key: unknown, value: unknown) => storage.set(check(key), value),
    getStorageSync: (key: unknown) => {
      const json = storage.get(check(key))
      return json === undefined ? '' : logic.parse(json)
    },
    removeStorageSync: (key: unknown) => storage.remove(check(key)),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => logic.adopt(storage.info()),
  }
}
