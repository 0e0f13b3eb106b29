import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Height of an element in CSS pixels, kept up to date. */
export function useHeight(element: RefObject<HTMLElement>): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const target = element.current
    if (target === null) return undefined
    const observer = new ResizeObserver(() => setHeight(target.clientHeight))
    observer.observe(target)
    setHeight(target.clientHeight)
    return () => observer.disconnect()
  }, [element])
  return height
}
