import { View } from '@tarojs/components'

export default function Page() {
  return <View>员工邀请</View>
}
