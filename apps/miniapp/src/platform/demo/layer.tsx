import { useEffect, useState, useSyncExternalStore } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '../../components/button/button.tsx'
import { Field } from '../../components/field/field.tsx'
import { Sheet } from '../../components/sheet/sheet.tsx'
import { codeOnOtherPhone, watchOtherPhone } from './counter.ts'
import type { DemoPerson } from './requests.ts'
import { fetchPeople } from './requests.ts'
import { answer, openQuestion, watchQuestions } from './questions.ts'
import './layer.scss'

function ScanSheet() {
  const seen = useSyncExternalStore(watchOtherPhone, codeOnOtherPhone)
  const [typed, setTyped] = useState('')
  return (
    <View className="demo-layer">
      <Text className="demo-layer__note">
        {seen === null ? '车主的手机上还没有打开会员码。先在那边点“会员码”。' : '车主的手机上正亮着一个码。'}
      </Text>
      <Button primary disabled={seen === null} onPress={() => answer(codeOnOtherPhone())}>
        扫到车主手机上的码
      </Button>
      <Field label="或者输入码上的数字" value={typed} onChange={setTyped} placeholder="会员码或兑换码" />
      <Button disabled={typed.trim() === ''} onPress={() => answer(typed.trim())}>
        用输入的码
      </Button>
    </View>
  )
}

function PersonRow({ person }: { person: DemoPerson }) {
  return (
    <View className="demo-layer__person" role="button" ariaRole="button" onClick={() => answer(person.openid)}>
      <Text className="demo-layer__name">{person.name}</Text>
      <Text className="demo-layer__note">{person.about}</Text>
    </View>
  )
}

function PersonSheet() {
  const [people, setPeople] = useState<DemoPerson[] | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    fetchPeople()
      .then(setPeople)
      .catch(() => setFailed(true))
  }, [])
  if (failed) return <Text className="demo-layer__note">演示数据还没有准备好，请稍后刷新。</Text>
  if (people === null) return <Text className="demo-layer__note">正在取演示用的人……</Text>
  return (
    <View className="demo-layer">
      {people.map((person) => (
        <PersonRow key={person.openid} person={person} />
      ))}
    </View>
  )
}

/** The demo's sheets: who the visitor is, and what the camera sees. */
export function DemoLayer() {
  const question = useSyncExternalStore(watchQuestions, openQuestion)
  return (
    <>
      <Sheet title="扫码" open={question === 'scan'} onClose={() => answer(null)}>
        {question === 'scan' ? <ScanSheet /> : null}
      </Sheet>
      <Sheet title="您想以谁的身份看看？" open={question === 'person'} onClose={() => answer(null)}>
        {question === 'person' ? <PersonSheet /> : null}
      </Sheet>
    </>
  )
}
