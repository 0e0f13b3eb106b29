import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { VisitChoices } from '@cheyou/contract'
import { lineKinds } from '@cheyou/contract/codes'
import { lineNoOf, withLine, withoutLine, type TypedLine, type VisitForm } from '@cheyou/till'
import { lineKindNames, payerNames } from '@cheyou/words'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { LineSheet } from './line-sheet.tsx'
import type { Pad } from './use-pad.ts'

interface Props {
  form: VisitForm
  replace: (form: VisitForm) => void
  pad: Pad
  benefits: VisitChoices['benefits']
}

/** The lines, one row each; the rest of a line in a sheet. */
export function LineRows({ form, replace, pad, benefits }: Props) {
  const [asked, setAsked] = useState<number | null>(null)
  const remove = (at: number): void => {
    setAsked(null)
    pad.open(null)
    replace(withoutLine(form, at))
  }
  return (
    <View className="visit__lines">
      {form.lines.map((line, at) => (
        <LineRow
          key={at}
          at={at}
          line={line}
          pad={pad}
          benefit={benefits.find(({ code }) => code === line.benefit)?.name ?? null}
          onChange={(part) => replace(withLine(form, at, part))}
          onMore={() => setAsked(at)}
        />
      ))}
      <Pressable className="visit__add" onPress={pad.add}>
        加一项
      </Pressable>
      <LineSheet
        line={asked === null ? null : (form.lines[asked] ?? null)}
        at={asked ?? 0}
        lineNo={asked === null ? null : lineNoOf(form, asked)}
        benefits={benefits}
        onChange={(part) => asked !== null && replace(withLine(form, asked, part))}
        onRemove={() => asked !== null && remove(asked)}
        onClose={() => setAsked(null)}
      />
    </View>
  )
}

interface RowProps {
  at: number
  line: TypedLine
  pad: Pad
  /** The name of the benefit that takes it off; null without one. */
  benefit: string | null
  onChange: (part: Partial<TypedLine>) => void
  onMore: () => void
}

function LineRow({ at, line, pad, benefit, onChange, onMore }: RowProps) {
  const { itemName, lineKind, payer, amount } = line
  const number = `第 ${at + 1} 项`
  const typing = pad.spot === at
  const other = lineKinds[(lineKinds.indexOf(lineKind) + 1) % lineKinds.length] ?? lineKind
  const notes = [payer === 'customer' ? null : payerNames[payer], payer === 'customer' ? benefit : null]
  return (
    <View className="visit__line">
      <Pressable
        className="visit__kind"
        label={`${number}类别：${lineKindNames[lineKind]}`}
        onPress={() => onChange({ lineKind: other })}
      >
        {lineKindNames[lineKind]}
      </Pressable>
      <Pressable className="visit__name" onPress={onMore}>
        <Text className={itemName === '' ? 'visit__unnamed' : ''}>{itemName === '' ? number : itemName}</Text>
        {notes
          .filter((note) => note !== null)
          .map((note) => (
            <Text key={note} className="visit__tag">
              {note}
            </Text>
          ))}
      </Pressable>
      <Pressable
        className={`visit__amount ${typing ? 'visit__amount--on' : ''}`}
        label={`${number}金额${amount === '' ? '' : ` ${amount} 元`}`}
        onPress={() => pad.open(at)}
      >
        <Text className={typing && pad.whole && amount !== '' ? 'visit__figure visit__figure--whole' : 'visit__figure'}>
          {amount === '' ? '¥' : `¥${amount}`}
        </Text>
      </Pressable>
    </View>
  )
}
