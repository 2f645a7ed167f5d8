/** Who one is here: employment, unit, offices, hours and superior, by name; of the number only its end. */
import "./profile.css";
import { answer, api, type Schemas } from "../api/client";
import { useAnswer } from "../api/use_answer";
import { Awaited } from "../setting_up/asked";
import { useRoleName } from "../state/city";
import { useHere } from "../state/here";
import { useInside } from "../state/inside";
import { shortDate } from "../words/format";
import { usePageWords } from "../words/words";
import { PROFILE } from "./words";

export default function Profile() {
  const { me } = useInside();
  const roleName = useRoleName();
  const asked = useAnswer("profile", () => answer(api.GET("/me/profile")));
  const roles = [...new Set(me.employee.grants.map((grant) => roleName(grant.role)))];
  return (
    <section class="card stack profile" aria-labelledby="profile">
      <h2 id="profile" class="profile-name">
        {me.employee.name}
      </h2>
      {roles.length > 0 && <p class="soft">{roles.join(", ")}</p>}
      <Awaited asked={asked}>{(profile) => <Facts profile={profile} />}</Awaited>
    </section>
  );
}

function Facts({ profile }: { profile: Schemas["ProfileView"] }) {
  const { t, lang } = usePageWords(PROFILE);
  const { on: now } = useHere();
  const [unit, ...above] = profile.unit_names;
  const { starts_on, office_names } = profile;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t.number}</dt>
          <dd class="clock">
            <span aria-hidden="true">{t.numberEnd(profile.number_end)}</span>
            <span class="unseen">{t.numberLong(profile.number_end)}</span>
          </dd>
        </div>
        <div>
          <dt>{t.employment}</dt>
          <dd>{t.kinds[profile.number_kind] ?? profile.number_kind}</dd>
        </div>
        {unit && (
          <>
            <div>
              <dt>{t.unit}</dt>
              <dd>
                {unit}
                {above.length > 0 && <span class="soft under">{above.join(" · ")}</span>}
                {starts_on && starts_on > now && <span class="soft under">{t.begins(shortDate(starts_on, lang))}</span>}
              </dd>
            </div>
            <div>
              <dt>{t.offices(office_names.length)}</dt>
              <dd>{office_names.join(", ") || "–"}</dd>
            </div>
            <div>
              <dt>{t.pattern}</dt>
              <dd>{profile.pattern_name ?? t.byRoster}</dd>
            </div>
            <div>
              <dt>{t.superior}</dt>
              <dd>{profile.superior_name ?? <span class="soft">{t.noSuperior}</span>}</dd>
            </div>
          </>
        )}
      </dl>
      <p class="hint">{unit ? t.wrong : t.none}</p>
    </>
  );
}
