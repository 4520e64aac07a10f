"""Words that also serve as the first or the last part of other words, so that finding them there proves nothing."""

FIRST_PARTS: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        ab allein an auf aufeinander aus auseinander außen außer bei beieinander bekannt bereit brach da dabei daher
        dahin dar daran darauf darum davon dazu dazwischen dran drauf drei durch durcheinander eben ehe ein einig
        empor end entgegen entlang entzwei fehl fern fertig fest fort frei fünf ganz gegen gegenüber gemein genau
        gerade gering gesamt gesund gleich groß gut halb heim her herab heran herauf heraus herbei herein herum
        herunter hervor herüber hier hin hinab hinauf hinaus hindurch hinein hinter hinterher hinunter hinweg hinzu
        hoch ineinander inne innen kalt kaputt klar klein klug krank kurz lang lebens leer leicht los mehr mini miss
        mit mittel mittels nach nachher nahe neben neu neun nieder nächst oben ober offen pro quer recht rein rum rück
        sanft schlecht schnell schwarz schwer schön sechs selbst selig sicher sieben spät statt still teil teils tief
        tot um umher unten unter ver viel vier voll von vor voran voraus vorbei vorder vorher vorweg vorüber wach wahr
        weg weit weiter weiß wert wett wider wieder wohl zehn zer zu zufrieden zurecht zurück zusammen zuwider zwei
        zwischen über übrig
        """.split()
    ),
    "nl": frozenset(
        """
        aan achter achterna af al alle anders beneden bij binnen boven buiten daar deel dicht dood door drie een eerst
        elders fijn geen goed groot half heel heen her hoe hoofd hoog in kapot klaar klein kort kwijt laag lang leeg
        los maar mede mee meer met midden mis na naar nader neer niet nieuw om onder op open over rond samen schoon
        slecht snel stil tegen teleur terecht terug thuis toe top tussen twee uit vast veel ver vier vijf vol volop
        voor voorbij voorop voort vrij waar weer weg weinig wel wit zelf zes zeven zien zijn zwart
        """.split()
    ),
    "en": frozenset(
        """
        after back be break by cross down ever fore four free full good half hand head here high in
        long low mid no north off on one out over post pre pro self south step sub super through two under up
        water way well
        """.split()
    ),
    "fr": frozenset(
        """
        anti auto bien contre dans dessous dessus entre euro mal non outre plus porte sous
        super sur
        """.split()
    ),
    "es": frozenset(
        """
        ante anti auto bien con contra entre mal pro super súper tras ultra vice video
        """.split()
    ),
    "it": frozenset(
        """
        anti auto ben bene con contro dis fra infra mal oltre pro sopra sotto super tra vice video
        """.split()
    ),
    "pt": frozenset(
        """
        ante anti auto bem com contra entre mal mini pro super ultra vice vídeo
        """.split()
    ),
    "pl": frozenset(
        """
        bez dla dwu jedno nad nade naj nie nowo ode pod pode ponad poza prze przeciw przed przez przy pół roz samo
        trzy wice wielo współ wszech wszystko środkowo
        """.split()
    ),
    "ru": frozenset(
        """
        без безо вне все ген двух для едино еще кое меж много над надо наи нео обо один одно ото пере под подо пол
        полу после пост пред предо при про противо раз само сверх свое спец среди супер трех три через четырех экс
        """.split()
    ),
    "uk": frozenset(
        """
        без біля все ген двох для екс між над наді най обі один одно пере перед пост пред при про проти пів під піді
        після роз само свої серед спец спів супер три трьох через чотири широко
        """.split()
    ),
    "tr": frozenset(
        """
        alt ana baş bir dış her hiç iki ilk iç kara orta son tek var yarı yeni yok yurt çok öz üst üç
        """.split()
    ),
}

LAST_PARTS: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        ab an arm arten artig auf aus bar bei dessen durch ein einander fach fache fachen falls frei fältig für gegen
        gleichen haft halb halber her hin hinter in jährig jährige jährigen lich los mal mals maßen mit mitten mäßig
        nach reich sam seit seits selbst statt stündig teils tägig tägige um unter voll von vor waren wegen weise wert
        willen wärts zeit zu zufolge über
        """.split()
    ),
    "nl": frozenset(
        """
        aan achter baar door een gaan heen heid lijk loos mee naar onder over tegen toe uit vol voor zijn
        """.split()
    ),
    "en": frozenset(
        """
        able ally away back ball balls based bed berg board book books est ever fest field fields ford ful
        ham hand head hold home house ing ism ist land less let like line man men ment ness off one out
        over room self ship side so son ton town upon ville ware way ways wise women work works
        worth yard
        """.split()
    ),
    "fr": frozenset(
        """
        dessous dessus elle elles fois ment tant
        """.split()
    ),
    "es": frozenset(
        """
        ada ado ante aria ción das dos eras eros ida ido ion las les los melo mente nos sela selo
        """.split()
    ),
    "it": frozenset(
        """
        ando ano anti ata ate cela celo cene endo enti era eri ero gli gliela glielo gliene ini ino ita ito mela melo
        mente mento ne sela selo sene tela telo vela velo
        """.split()
    ),
    "pt": frozenset(
        """
        ada ado ante aram ares das dos eira eiro eram ida ido iram las lhe lhes los mente nos vos
        """.split()
    ),
    "pl": frozenset(
        """
        ach ale ami by bym byś byśmy cie dla ego emu ich iem jest mym nie niego ona oni ono owi sam ych
        """.split()
    ),
    "ru": frozenset(
        """
        бы его ему же ими как ком лей ли либо ней ним ном ого она они оно сам сь ся тем то тот шей ыми
        """.split()
    ),
    "uk": frozenset(
        """
        би бо вся же ими його йому мого моя наш ним них ням ні ній ого сам сь ся то тому ться чому
        """.split()
    ),
    "tr": frozenset(
        """
        acak da daki dan de deki den dir dır ecek idi iken ile imiş ince ise ken ki lar ları ların ler leri lerin lik
        lık mi min mu mü mı mın nin nun nün nın olan sin sın tan teki taki ten tir tır ya ye yi yı
        """.split()
    ),
}

OFTEN_FIRST: dict[str, frozenset[str]] = {
    "de": frozenset("beladen er erst hoch nicht nur unter zurück zusammen".split()),
    "en": frozenset("an be for in into new off on out over per up".split()),
    "es": frozenset("con des en es in mas no re se si sobre te tele".split()),
    "fr": frozenset("con des dé en in ma mi par pré re sa se sur tri".split()),
    "it": frozenset("ad ben con dis fin im in ma per ri sa se su".split()),
    "pt": frozenset("ad com des em en in no re se sem sobre te tele".split()),
}
"""Words with which rare words of the lexicons begin: what is left of them is often a word by chance."""

OFTEN_LAST: dict[str, frozenset[str]] = {
    "de": frozenset("an der er es ende in ich ist sie te".split()),
    "en": frozenset("ed en er es he led me red ten us".split()),
    "es": frozenset("ella ellas en es la las le les lo los mas me no nos os se seis te ten".split()),
    "fr": frozenset("ai aux en la me ne nes on ont que sa se sera ses te ton tons".split()),
    "it": frozenset("ai ci dì in la le li lo ma mi ne no rete sa se si sta te ti vi".split()),
    "pt": frozenset("em es la las lhe lo los mas me no nos o os se seis te vos".split()),
}
"""Words with which rare words of the lexicons end."""

SURE_LAST = frozenset(
    """
    und oder nicht sich dass wird wurde wurden werden haben sind waren hatte hatten einen einem einer von vom vor bei
    beim mit für aus auf nach gegen über unter hinter durch ohne zwischen ihre ihrer ihrem ihren ihres seine seiner
    seinem seinen seines diese dieser diesem diesen dieses unsere keine keinen selbst auch noch mehr sei habe hat ist
    war wir sie zum zur als wenn weil
    """.split()
)
"""Function words in which no German noun ends by chance."""
SURE_FIRST = frozenset(
    """
    dass die das dem den des eine einen einem eines und oder aber sich mich dich uns ihn ihm ihr ihre ihren ihrem seine
    seinen seinem unser unsere unserem unseren ist sind hatte haben wird werden wurde wurden dafür deswegen deshalb
    außerdem jedoch bereits völlig sehr heute gestern vorzugsweise beim vom zum zur diese dieser diesem diesen dieses
    keine keinen keinem kein nicht als wenn weil
    """.split()
)
"""Words with which no German compound begins; the second half must be no noun."""
