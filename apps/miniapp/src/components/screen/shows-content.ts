import { createContext, useContext, useEffect } from 'react'

/** Told by what stands in a screen that content is shown; called with what to undo when it goes. */
export const ShowsContent = createContext<() => () => void>(() => () => undefined)

/** Says to the screen whether content is shown here, so that it may call it the last one known. */
export function useShowsContent(shown: boolean): void {
  const show = useContext(ShowsContent)
  useEffect(() => (shown ? show() : undefined), [shown, show])
}
