import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { withUnits } from '../../copy/unbroken.ts'
import { Pressable } from '../pressable/pressable.tsx'
import './row.scss'

interface Props {
  title: ReactNode
  note?: ReactNode
  value?: ReactNode
  /** A line under the value. */
  valueNote?: ReactNode
  tone?: 'plain' | 'good' | 'bad'
  onPress?: () => void
}

const kept = (node: ReactNode): ReactNode => (typeof node === 'string' ? withUnits(node) : node)

/** One line of a list: what it is on the left, its value on the right; a chevron when it opens. */
export function Row({ title, note, value, valueNote, tone = 'plain', onPress }: Props) {
  const content = (
    <>
      <View className="row__words">
        <Text className="row__title">{title}</Text>
        {note ? <Text className="row__note">{kept(note)}</Text> : null}
      </View>
      <View className="row__side">
        {value === undefined ? null : <Text className={`row__value row__value--${tone}`}>{kept(value)}</Text>}
        {valueNote ? <Text className="row__note">{kept(valueNote)}</Text> : null}
      </View>
      {onPress === undefined ? null : <View className="row__chevron" ariaHidden />}
    </>
  )
  if (onPress === undefined) return <View className="row">{content}</View>
  return (
    <Pressable className="row" onPress={onPress}>
      {content}
    </Pressable>
  )
}
