/** A mini-program's pages are taken from search by their content (sitemap); there is no head to mark. */
export function hideFromSearch(_hidden: boolean): void {}
