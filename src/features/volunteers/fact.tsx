import { Text, View } from '@tarojs/components'

/** A name and what stands behind it, on one line. */
export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="vol-fact">
      <Text className="vol-fact-name">{name}</Text>
      <Text className="vol-fact-value">{value}</Text>
    </View>
  )
}
