import { fireEvent, render, screen } from '@testing-library/react'
import { ChoiceChips } from '@/ui/choice-chips'
import { ConsentCheck } from '@/ui/consent-check'
import { Field } from '@/ui/field'
import { SizeRuler } from '@/ui/size-ruler'
import { SwitchRow } from '@/ui/switch-row'

describe('Field', () => {
  test('an error is said with the field and stands beside it', () => {
    render(
      <Field
        as="phone"
        label="手机号"
        value="1"
        maxLength={11}
        error="手机号是 11 位"
        onChange={jest.fn()}
      />,
    )
    const input = screen.getByRole('textbox', { name: '手机号，手机号是 11 位' })
    expect(input.getAttribute('aria-invalid')).toBe('true')
    const described = input.getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(described)?.textContent).toBe('手机号是 11 位')
  })

  test('a code is asked for in the way that phones can fill it in', () => {
    render(<Field as="code" label="验证码" value="" maxLength={6} onChange={jest.fn()} />)
    const input = screen.getByRole('textbox', { name: '验证码' })
    expect(input.getAttribute('inputmode')).toBe('numeric')
    expect(input.getAttribute('autocomplete')).toBe('one-time-code')
  })

  test('says what was written, and how much of it fits', () => {
    const onChange = jest.fn()
    render(<Field as="area" label="想说什么" value="路灯" maxLength={1000} onChange={onChange} />)
    expect(screen.getByText('2 / 1000')).toBeTruthy()
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '路灯不亮' } })
    expect(onChange).toHaveBeenCalledWith('路灯不亮')
  })
})

test('ConsentCheck is never checked by itself, and says what is missing', () => {
  const onChange = jest.fn()
  render(<ConsentCheck checked={false} text="我同意" error="请先看过" onChange={onChange} />)
  const box = screen.getByRole('checkbox', { name: '我同意。请先看过' })
  expect(box.getAttribute('aria-checked')).toBe('false')
  fireEvent.click(box)
  expect(onChange).toHaveBeenCalledWith(true)
})

test('ChoiceChips: the chosen one is told by its state and a tick', () => {
  const onChange = jest.fn()
  const options = [
    { value: 'a', label: '甲' },
    { value: 'b', label: '乙' },
  ]
  const { container } = render(<ChoiceChips label="哪一类" options={options} value="a" onChange={onChange} />)
  expect(screen.getByRole('radio', { name: '甲', checked: true }).querySelector('.icon-check')).toBeTruthy()
  expect(container.querySelectorAll('.icon-check')).toHaveLength(1)
  fireEvent.click(screen.getByRole('radio', { name: '乙' }))
  expect(onChange).toHaveBeenCalledWith('b')
})

test('SizeRuler says which of how many', () => {
  const steps = [
    { size: 'xs', label: '小' },
    { size: 's', label: '标准' },
    { size: 'm', label: '大' },
  ] as const
  render(<SizeRuler steps={steps} value="s" onChange={jest.fn()} />)
  expect(screen.getByRole('radio', { name: '字号 标准，三档中第二档', checked: true })).toBeTruthy()
})

test('SwitchRow turns by a tap anywhere on it', () => {
  const onChange = jest.fn()
  render(<SwitchRow icon="user" title="长辈版" note="字大" on={false} onChange={onChange} />)
  fireEvent.click(screen.getByRole('switch', { name: '长辈版，字大', checked: false }))
  expect(onChange).toHaveBeenCalledWith(true)
})
