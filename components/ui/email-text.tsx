import { Fragment } from "react";

/** An e-mail address, which breaks before its @ and its points and never inside a word. */
export function EmailText({ children: address }: { children: string }) {
  let at = 0;
  return (
    <bdi dir="ltr">
      {address.split(/(?=[@.])/).map((part) => {
        const key = at;
        at += part.length;
        return (
          <Fragment key={key}>
            {key === 0 ? null : <wbr />}
            {part}
          </Fragment>
        );
      })}
    </bdi>
  );
}
