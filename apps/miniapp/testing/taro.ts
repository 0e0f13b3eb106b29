import { useEffect, useRef } from 'react'

/** The part of Taro that components under test touch, over the browser that jsdom is. */
interface Request {
  url: string
  method: string
  header: Record<string, string>
  data?: unknown
}

async function request({ url, method, header, data }: Request): Promise<{ statusCode: number; data: unknown }> {
  const body = data === undefined ? {} : { body: JSON.stringify(data) }
  const answer = await fetch(new URL(url, globalThis.location.href), { method, headers: header, ...body })
  return { statusCode: answer.status, data: await answer.json() }
}

const parameters: Record<string, string> = {}

export function useRouter(): { params: Record<string, string> } {
  return { params: parameters }
}

export function useDidShow(shown: () => void): void {
  // Once, as a page is shown once in a test.
  const first = useRef(shown)
  useEffect(() => first.current(), [])
}

export const useShareAppMessage = (): void => undefined
export const useDidHide = (): void => undefined
export const useReachBottom = (): void => undefined
export const usePullDownRefresh = (): void => undefined
const stopPullDownRefresh = (): Promise<void> => Promise.resolve()

// oxlint-disable-next-line import/no-default-export -- Taro itself is imported by default
export default { request, useRouter, useDidShow, useDidHide, useReachBottom, usePullDownRefresh, stopPullDownRefresh }
