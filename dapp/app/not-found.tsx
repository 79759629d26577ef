import { ButtonLink } from "@/components/button";
import { Empty } from "@/components/notice";

export default function NotFound() {
  return (
    <Empty title="There is nothing here" actions={<ButtonLink href="/explore">Explore the market</ButtonLink>}>
      The address may be mistyped, or the index has not seen it yet.
    </Empty>
  );
}
