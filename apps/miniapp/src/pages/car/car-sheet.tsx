import { Text, View } from '@tarojs/components'
import type { Car } from '@cheyou/contract'
import { day, kilometres } from '@cheyou/words'
import { Plate } from '../../components/plate/plate.tsx'
import { carName } from '../../copy/car.ts'

function facts(car: Car): { name: string; value: string }[] {
  const insurance = [car.insurer, car.insuranceEndsOn === null ? null : `至 ${day(car.insuranceEndsOn)}`]
  const known: { name: string; value: string | null }[] = [
    { name: '购车日期', value: car.purchasedOn === null ? null : day(car.purchasedOn) },
    { name: '质保到期', value: car.warrantyEndsOn === null ? null : day(car.warrantyEndsOn) },
    { name: '保险', value: insurance.filter((part) => part !== null).join(' ') || null },
    { name: '颜色', value: car.colour },
    { name: '底盘号', value: car.vin },
  ]
  return known.filter((fact): fact is { name: string; value: string } => fact.value !== null && fact.value !== '')
}

/** A car: what it is, how far it has run, and until when it is covered. */
export function CarSheet({ car }: { car: Car }) {
  return (
    <View className="car-sheet">
      <View className="car-sheet__head">
        <Text className="car-sheet__name">{carName(car)}</Text>
        <Plate plate={car.plate} />
      </View>
      {car.odometerKm === null ? null : (
        <View className="car-sheet__odometer">
          <Text className="car-sheet__km">{kilometres(car.odometerKm)}</Text>
          <Text className="car-sheet__note">
            {car.odometerReadOn === null ? '上次里程' : `${day(car.odometerReadOn)}的里程`}
          </Text>
        </View>
      )}
      <View className="car-sheet__facts">
        {facts(car).map(({ name, value }) => (
          <View key={name} className="car-sheet__fact">
            <Text className="car-sheet__note">{name}</Text>
            <Text className="car-sheet__value">{value}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
