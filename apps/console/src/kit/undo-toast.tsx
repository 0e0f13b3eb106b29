import { App, Button } from 'antd'
import { useCallback } from 'react'
import { problemSentence } from '../copy/problem-sentence.ts'
import styles from './toast.module.css'

/** Seconds for which something can be taken back. */
const UNDO_SECONDS = 10

/** What takes it back; null when that was refused, which who sends it says. */
type Undo = () => Promise<unknown>

let toasts = 0

/** Says what was done, and offers for ten seconds to take it back. */
export function useUndoToast(): (words: string, undo: Undo) => void {
  const { message } = App.useApp()
  return useCallback(
    (words, undo) => {
      const key = `undo-${++toasts}`
      const takeBack = async (): Promise<void> => {
        message.destroy(key)
        try {
          await undo()
          void message.success('已撤销')
        } catch (error) {
          void message.error(problemSentence(error))
        }
      }
      void message.open({
        key,
        type: 'success',
        duration: UNDO_SECONDS,
        content: (
          <span className={styles.toast}>
            {words}
            <Button type="link" size="small" onClick={() => void takeBack()}>
              撤销
            </Button>
          </span>
        ),
      })
    },
    [message],
  )
}
