import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/**
 * Width in CSS pixels that the widest of some elements in a frame takes, measured before anything is painted and whenever one
 * changes; 0 when all are empty. Looked for again when `content` is another.
 */
export function useWidest(frame: RefObject<HTMLElement | null>, selector: string, content: unknown): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const found = [...(frame.current?.querySelectorAll<HTMLElement>(selector) ?? [])]
    const measure = () => setWidth(Math.ceil(Math.max(0, ...found.map((one) => one.getBoundingClientRect().width))))
    measure()
    const observer = new ResizeObserver(measure)
    for (const one of found) observer.observe(one)
    return () => observer.disconnect()
  }, [frame, selector, content])
  return width
}
