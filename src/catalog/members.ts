/** Whether any path of a set has these members, one of the other. `open`: also where only the first of them, or further ones, are known. */
export type HasMembers = (members: readonly string[], open: boolean) => boolean;

/** Tells, by names alone, which members of an object could matter; paths as the catalogue writes them, without their types. */
export function hasMembersOf(paths: Iterable<string>): HasMembers {
  const known = [...new Set(paths)].map((path) => (path === '' ? [] : path.split('.').map(partOf)));
  const answers = new Map<string, boolean>();
  return (members, open) => {
    const id = `${open ? '>' : ''}${members.join('.')}`;
    let answer = answers.get(id);
    if (answer === undefined) answers.set(id, (answer = known.some((path) => fits(path, members, open))));
    return answer;
  };
}

type Part = (member: string) => boolean;

function partOf(part: string): Part {
  if (!part.includes('*')) return (member) => member === part;
  const [start = '', end = ''] = part.split('*');
  return (member) => member.length >= start.length + end.length && member.startsWith(start) && member.endsWith(end);
}

function fits(path: readonly Part[], members: readonly string[], open: boolean): boolean {
  const shared = open ? Math.min(path.length, members.length) : members.length;
  return (open ? shared > 0 : path.length === shared) && members.slice(0, shared).every((member, index) => path[index]?.(member));
}
