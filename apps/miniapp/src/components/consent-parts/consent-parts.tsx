import { Text, View } from '@tarojs/components'
import type { ConsentText } from '@cheyou/contract'
import { day, dayOf } from '@cheyou/words'
import './consent-parts.scss'

/** The privacy text with its version. */
export function ConsentParts({ text: { parts, edition, publishedAt } }: { text: ConsentText }) {
  return (
    <View className="consent">
      {parts.map(({ title, text }) => (
        <View key={title} className="consent__part">
          <Text className="consent__title">{title}</Text>
          <Text className="consent__text">{text}</Text>
        </View>
      ))}
      <Text className="consent__version">
        第 {edition} 版{publishedAt === null ? '' : `，${day(dayOf(publishedAt))}发布`}
      </Text>
    </View>
  )
}
