import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useCallback } from 'react'
import { newIdempotencyKey } from '../api/idempotency.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import styles from './toast.module.css'

/** Seconds for which something can be taken back. */
const UNDO_SECONDS = 10

/** Takes it back, once for this key. */
type Undo = (idempotencyKey: string) => Promise<unknown>

let toasts = 0

/**
 * Says what was done, and, where it can be taken back, offers for ten seconds to take it back.
 * @param refreshes first parts of the keys of answers that are read again once it was taken back; the same array at every drawing
 */
export function useUndoToast(refreshes: readonly string[]): (words: string, undo: Undo | undefined) => void {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useCallback(
    (words, undo) => {
      if (undo === undefined) return void message.success(words)
      const toast = `undo-${++toasts}`
      const key = newIdempotencyKey()
      const takeBack = async (): Promise<void> => {
        message.destroy(toast)
        try {
          await undo(key)
          void message.success('已撤销')
        } catch (error) {
          void message.error(problemSentence(error))
        }
        void client.invalidateQueries({ predicate: ({ queryKey }) => refreshes.includes(String(queryKey[0])) })
      }
      void message.open({
        key: toast,
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
    [message, client, refreshes],
  )
}
