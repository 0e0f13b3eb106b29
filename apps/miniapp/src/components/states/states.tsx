import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { terms } from '@cheyou/words'
import { Button } from '../button/button.tsx'
import type { Failure } from '../../api/failure.ts'
import { sentenceOf } from '../../copy/failures.ts'
import './states.scss'

/** Grey shapes where the content will stand: a card and `rows` lines. */
export function Skeleton({ card = false, rows = 3 }: { card?: boolean; rows?: number }) {
  return (
    <View className="skeleton" role="status" ariaRole="alert" ariaLabel={terms.loading}>
      {card ? <View className="skeleton__card" /> : null}
      {Array.from({ length: rows }, (_, index) => (
        <View key={index} className="skeleton__row">
          <View className="skeleton__line skeleton__line--long" />
          <View className="skeleton__line" />
        </View>
      ))}
    </View>
  )
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <View className="state">
      <View className="state__mark" ariaHidden>
        <View className="state__blank" />
      </View>
      <Text className="state__title">{title}</Text>
      {hint ? <Text className="state__hint">{hint}</Text> : null}
      {action ? <View className="state__action">{action}</View> : null}
    </View>
  )
}

/** A whole page that could not load: what happened, and once more. */
export function ErrorState({ failure, onAgain }: { failure: Failure; onAgain: () => void }) {
  const { title, hint } = sentenceOf(failure)
  return (
    <View className="state" role="alert" ariaRole="alert">
      <View className={`state__mark ${failure.status === 0 ? 'state__mark--offline' : 'state__mark--bad'}`} ariaHidden>
        <Text>!</Text>
      </View>
      <Text className="state__title">{title}</Text>
      <Text className="state__hint">{hint}</Text>
      <View className="state__action">
        <Button onPress={onAgain}>{terms.tryAgain}</Button>
      </View>
    </View>
  )
}
