import { View } from '@tarojs/components'

export default function Page() {
  return <View>爱车</View>
}
