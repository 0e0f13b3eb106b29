import { Text, View } from '@tarojs/components'
import { terms } from '@cheyou/words'
import type { Failure } from '../../api/failure.ts'
import { sentenceOf } from '../../copy/failures.ts'
import { withUnits } from '../../copy/unbroken.ts'
import { Pressable } from '../pressable/pressable.tsx'
import './notice.scss'

export type Tone = 'bad' | 'warn' | 'good' | 'plain'

const marks: Record<Tone, string> = { bad: '!', warn: '!', good: '✓', plain: 'i' }

/** One thing worth knowing, inside a page; the mark tells its kind without colour. */
export function Notice({ tone, title, hint }: { tone: Tone; title: string; hint?: string }) {
  return (
    <View className={`notice notice--${tone}`} role="status" ariaRole="alert" ariaLive="polite">
      <Text className="notice__mark">{marks[tone]}</Text>
      <View className="notice__words">
        <Text className="notice__title">{title}</Text>
        {hint ? <Text className="notice__hint">{withUnits(hint)}</Text> : null}
      </View>
    </View>
  )
}

/** A failed call inside a page that still shows its content. */
export function FailureNotice({ failure, onAgain }: { failure: Failure | null; onAgain?: () => void }) {
  if (failure === null) return null
  const { title, hint } = sentenceOf(failure)
  return (
    <View className="notice-again">
      <Notice tone="bad" title={title} hint={hint} />
      {onAgain === undefined ? null : (
        <Pressable className="notice-again__press" onPress={onAgain}>
          {terms.tryAgain}
        </Pressable>
      )}
    </View>
  )
}
