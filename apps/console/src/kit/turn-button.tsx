import { App, Button } from 'antd'
import { useEffect } from 'react'
import { problemSentence } from '../copy/problem-sentence.ts'
import { useUndoToast } from './undo-toast.tsx'
import { useIntent } from './use-intent.ts'
import { whenSlow } from './when-slow.ts'

interface TurnButtonProps<Answer> {
  /** As the button says: 停用. */
  readonly words: string
  /** What it is done to, for who does not see the row. */
  readonly name: string
  readonly send: (key: string) => Promise<Answer>
  /** Does the opposite of what was answered. */
  readonly undo: (key: string, answer: Answer) => Promise<unknown>
  /** First parts of the keys of answers that may no longer be true; the same array at every drawing. */
  readonly refreshes: readonly string[]
}

/** Turns something off or on again: at once, because it can be taken back for ten seconds and by its opposite afterwards. */
export function TurnButton<Answer>({ words, name, send, undo, refreshes }: TurnButtonProps<Answer>) {
  const { message } = App.useApp()
  const undoable = useUndoToast(refreshes)
  const turning = useIntent((key) => send(key), { refreshes })
  const { error } = turning
  useEffect(() => {
    if (error !== null) void message.error(problemSentence(error))
  }, [error, message])
  const turn = async (): Promise<void> => {
    const answer = await turning.run()
    if (answer !== null) undoable(`已${words}${name}`, (key) => undo(key, answer))
  }
  return (
    <Button size="small" aria-label={`${words}${name}`} loading={whenSlow(turning.busy)} onClick={() => void turn()}>
      {words}
    </Button>
  )
}
