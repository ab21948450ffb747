import { STREETS } from '@site/stations'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { chooseSpot } from './locating'
import { Fault, type PartProps } from './parts'
import { communityAt } from './spot'

/** WeChat's map instead of the list; nothing of the point leaves the phone but the community it lies in. */
function OnMap({ change }: Pick<PartProps, 'change'>) {
  const [outside, setOutside] = useState(false)
  const [name, setName] = useState('')
  if (!chooseSpot) return null
  const choose = async () => {
    const spot = await chooseSpot?.()
    if (!spot) return
    const found = communityAt(spot)
    setOutside(!found)
    setName(found ? spot.name : '')
    if (found) change({ ...found, ...(spot.name ? { door: spot.name.slice(0, 60) } : {}) })
  }
  return (
    <View className="ord-gap">
      <Button kind="line" onTap={() => void choose()}>
        在地图上选
      </Button>
      {name !== '' && <View className="ord-lead">选了“{name}”。门牌写在下面，再看看对不对。</View>}
      {outside && <Fault why="那里不在本区，从上面选一个街道。" />}
    </View>
  )
}

export function Where({ said, faults, change }: PartProps) {
  const communities = STREETS.find(({ streetId }) => streetId === said.streetId)?.communities ?? []
  return (
    <>
      <ChoiceChips
        label="哪个街道"
        options={STREETS.map(({ streetId, name }) => ({ value: streetId, label: name }))}
        value={said.streetId}
        onChange={(streetId) => change({ streetId, communityId: '' })}
      />
      {communities.length > 0 && (
        <View className="ord-gap">
          <View className="ord-sub">哪个社区</View>
          <ChoiceChips
            label="哪个社区"
            options={communities.map(({ communityId, name }) => ({ value: communityId, label: name }))}
            value={said.communityId}
            onChange={(communityId) => change({ communityId })}
          />
        </View>
      )}
      <Fault why={faults['where.streetId'] ?? faults['where.communityId']} />
      <OnMap change={change} />
      <Field
        as="line"
        label="门牌"
        hint="几号楼、几单元、几号。只给领单的人和派单员看"
        value={said.door}
        maxLength={60}
        error={faults['where.door']}
        onChange={(door) => change({ door })}
      />
    </>
  )
}
