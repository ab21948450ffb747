/** What a tap in the text does; the page decides how on its platform. */
export interface BodyHandlers {
  readonly onLink: (href: string) => void
  /** The picture tapped, by its address; the page knows all pictures of the text. */
  readonly onPicture: (src: string) => void
}
