"""Verbs that introduce who spoke, in the forms that follow a quotation."""

SPEECH_VERBS: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        sagte sagt sagten sagen erklärte erklärt erklärten fügte fügten ergänzte ergänzt betonte betont betonten meinte
        meint meinten schrieb schreibt schrieben berichtete berichtet berichteten kritisierte kritisiert warnte warnt
        warnten forderte fordert forderten fragte fragt antwortete antwortet behauptete behauptet beharrte beharrt
        bekräftigte bekräftigt versicherte versichert kommentierte kommentiert räumte räumt gab verkündete verkündet
        lautete hieß heißt teilte äußerte unterstrich unterstreicht urteilte urteilt beteuerte beteuert klagte klagt
        rief ruft scherzte scherzt sprach spricht mahnte mahnt zitierte zitiert resümierte resümiert erzählte erzählt
        entgegnete entgegnet erwiderte erwidert verriet prangerte argumentierte argumentiert stellte schimpfte
        twitterte twittert lobte spottete jubelte flüsterte murmelte witzelte wetterte drohte prahlte schwärmte
        seufzte gestand bestätigte bestätigt bedauerte bedauert
        erläuterte erläutert befand vermutete bilanzierte wiederholte widersprach beklagte
        """.split()
    ),
    "en": frozenset(
        """
        said says told added adds explained explains stated states insisted insists warned warns noted notes argued
        argues asked asks replied replies wrote writes announced claimed claims declared tweeted commented recalled
        recalls stressed concluded continued reported reports confirmed admitted acknowledged complained joked
        quipped remarked responded mused cautioned lamented observed testified shouted recounted emphasized emphasised
        """.split()
    ),
    "fr": frozenset(
        """
        dit déclare déclaré déclarait explique expliqué expliquait ajoute ajouté ajoutait affirme affirmé affirmait
        souligne souligné soulignait précise précisé insiste insisté estime estimé écrit écrivait raconte raconté
        répond répondu lance lancé note noté prévient prévenu conclut conclu rappelle rappelé indique indiqué
        poursuit poursuivi confie confié demande demandé commente commenté assure assuré
        """.split()
    ),
    "es": frozenset(
        """
        dijo dice dijeron afirmó afirma explicó explica añadió añade agregó agrega señaló señala declaró declara
        aseguró asegura indicó indica insistió insiste subrayó subraya advirtió advierte comentó comenta escribió
        escribe preguntó respondió responde manifestó sostuvo sostiene concluyó recordó apuntó
        tuiteó contó cuenta prosiguió lamentó criticó
        """.split()
    ),
    "it": frozenset(
        """
        dice disse detto dichiara dichiarato spiega spiegato aggiunge aggiunto afferma affermato sottolinea
        sottolineato precisa precisato scrive scritto osserva osservato racconta raccontato risponde risposto
        conclude concluso insiste insistito avverte avvertito commenta commentato
        """.split()
    ),
    "pt": frozenset(
        """
        disse diz disseram afirmou afirma explicou explica acrescentou acrescenta declarou declara escreveu escreve
        destacou ressaltou alertou avisou comentou respondeu perguntou insistiu sublinhou contou garantiu concluiu
        """.split()
    ),
    "nl": frozenset(
        """
        zei zegt zeiden verklaarde verklaart voegde benadrukte benadrukt schreef schrijft vertelde vertelt legde
        waarschuwde waarschuwt vroeg vraagt antwoordde antwoordt meldde meldt stelde stelt aldus vindt vond
        """.split()
    ),
    "pl": frozenset(
        """
        powiedział powiedziała mówi mówił mówiła dodał dodała dodaje stwierdził stwierdziła podkreślił podkreśliła
        wyjaśnił wyjaśniła oświadczył oświadczyła napisał napisała zapytał zapytała odpowiedział odpowiedziała
        zaznaczył zaznaczyła ostrzegł ostrzegła
        """.split()
    ),
    "ru": frozenset(
        """
        сказал сказала сказали говорит говорил говорила заявил заявила заявили добавил добавила отметил отметила
        подчеркнул подчеркнула пояснил пояснила объяснил объяснила сообщил сообщила написал написала спросил спросила
        ответил ответила считает рассказал рассказала уточнил уточнила предупредил предупредила
        пишет утверждает заявляет добавляет отмечает объясняет поясняет рассказывает спрашивает отвечает
        """.split()
    ),
    "uk": frozenset(
        """
        сказав сказала сказали каже говорить заявив заявила заявили додав додала зазначив зазначила підкреслив
        підкреслила пояснив пояснила повідомив повідомила написав написала запитав запитала відповів відповіла вважає
        розповів розповіла наголосив наголосила попередив попередила
        пише стверджує заявляє додає зазначає пояснює розповідає запитує відповідає
        """.split()
    ),
    "tr": frozenset(
        "dedi diyor söyledi belirtti açıkladı ekledi vurguladı yazdı sordu kaydetti anlattı yanıtladı".split()
    ),
}

SPOKEN_PARTICIPLES: dict[str, frozenset[str]] = {
    "fr": frozenset(
        """
        dit déclaré expliqué ajouté affirmé souligné précisé insisté estimé écrit raconté répondu lancé noté prévenu
        conclu rappelé indiqué poursuivi confié demandé commenté assuré regretté averti martelé plaisanté reconnu
        répliqué rétorqué admis annoncé confirmé critiqué dénoncé déploré ironisé jugé observé promis prédit répété
        résumé reproché salué soutenu soupiré témoigné tweeté avoué crié détaillé exigé fustigé
        """.split()
    ),
}
"""Participles that follow an auxiliary after a quotation."""
