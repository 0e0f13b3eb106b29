import { Text, View } from '@tarojs/components'
import { MapButton, PhoneLink } from '#platform'
import type { StoreOnShow } from '@cheyou/contract'
import { openNow, weekWords } from '@cheyou/words'
import { wholeRanges } from '../../copy/unbroken.ts'
import './store-card.scss'

/** A store for those who want to go there or call: open now or not, where, and what to press. */
export function StoreCard({ store, week = false }: { store: StoreOnShow; week?: boolean }) {
  const { name, address, phone, hours } = store
  const today = hours === null ? null : openNow(hours, new Date())
  return (
    <View className="store-card">
      <View className="store-card__head">
        <Text className="store-card__name">{name}</Text>
        {today === null ? null : (
          <Text className={`store-card__state ${today.open ? 'store-card__state--open' : ''}`}>
            {today.open ? '营业中' : '未营业'}
          </Text>
        )}
      </View>
      {today === null ? null : <Text className="store-card__line">今天 {wholeRanges(today.words)}</Text>}
      {week && hours !== null
        ? weekWords(hours).map((line) => (
            <Text key={line} className="store-card__line">
              {wholeRanges(line)}
            </Text>
          ))
        : null}
      {address === null ? null : (
        <Text className="store-card__line" userSelect>
          {address}
        </Text>
      )}
      {phone === null ? null : (
        <Text className="store-card__line" userSelect>
          {phone}
        </Text>
      )}
      <View className="store-card__actions">
        {phone === null ? null : <PhoneLink phone={phone} label={`拨打电话，${name}`} />}
        <MapButton store={store} />
      </View>
    </View>
  )
}
