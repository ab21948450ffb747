/** A 2d canvas that draws nothing and remembers what was drawn, so that a test can read a poster. */

export interface Drawn {
  readonly operation: string
  readonly args: readonly unknown[]
}

export interface Drawing {
  /** What `select(...).node()` hands to the page. */
  readonly node: object
  readonly drawn: readonly Drawn[]
}

/** Chinese characters are as wide as the type is high, others about half as wide. */
function measure(text: string, font: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10)
  return [...text].reduce((width, sign) => width + (sign.charCodeAt(0) > 0xff ? size : size / 2), 0)
}

function createContext(drawn: Drawn[]): object {
  const state: Record<string, unknown> = { font: '10px sans-serif' }
  return new Proxy(state, {
    get(_, name: string) {
      if (name in state) return state[name]
      if (name === 'measureText') return (text: string) => ({ width: measure(text, String(state.font)) })
      if (/^create\w+Gradient$/.test(name)) return () => ({ addColorStop: () => undefined })
      return (...args: unknown[]) => void drawn.push({ operation: name, args })
    },
  })
}

export function createDrawing(width = 300, height = 150): Drawing {
  const drawn: Drawn[] = []
  const context = createContext(drawn)
  const node = {
    width,
    height,
    getContext: (kind: string) => (kind === '2d' ? context : null),
    /** Loads at once, as a picture that is already on the phone does. */
    createImage() {
      const image = { width: 0, height: 0, onload: () => undefined, onerror: () => undefined }
      return Object.defineProperty(image, 'src', {
        set() {
          Object.assign(image, { width: 400, height: 300 })
          setTimeout(() => image.onload(), 0)
        },
      })
    },
    requestAnimationFrame: (frame: () => void) => setTimeout(frame, 0),
    toDataURL: () => 'data:image/png;base64,',
  }
  return { node, drawn }
}

const drawings = new WeakMap<Element, Drawing>()

/** The drawing on a canvas of a page, made at the first look. */
export function drawingOf(canvas: Element): Drawing {
  const drawing = drawings.get(canvas) ?? createDrawing()
  drawings.set(canvas, drawing)
  return drawing
}
