"""Words of the furniture around an article: buttons, labels, notices. Beginnings of words, lower case."""

STRONG: dict[str, str] = {
    "en": """
        newsletter|subscri|(?:reserved )?for subscribers|of this article (?:left|to read|remains)|
        sign up|sign in|log in|read (?:more|also|next|the full)|also read|see also|full ?-?screen|
        advertisement|sponsored|paid content|share (?:this|on|via|with)|click (?:here|to|on)|follow us|
        download (?:the|our)|cookie|privacy policy|terms of (?:use|service)|all rights reserved|back to (?:top|the)|
        most (?:read|viewed|popular)|trending now|more (?:on this|stories|from)|continue reading|story continues|
        slideshow|photo gallery|picture gallery|image gallery|push notif|turn on notif|leave a comment|
        post a comment|join the (?:conversation|discussion)|view (?:all|more|gallery|in)|show (?:more|all|less)|
        load more|skip to|previous article|next article|swipe|related(?: (?:articles|stories|content|topics)|:)|
        recommended|our app|watch (?:also|now|the video|live)|listen (?:to|now)|open in|tap (?:here|to)|copy link|
        report an error|give us|buy (?:your |the )?(?:tickets|now|here)|order (?:now|here)|book (?:now|here)|
        you may also|support us|donate|start your|try it free
    """,
    "de": """
        newsletter|abonnier|abonnent werden|abonnenten (?:vorbehalten|reserviert)|für abonnenten|
        melden sie sich|jetzt anmelden|jetzt registrieren|einloggen|registrieren|
        lesen sie|lies (?:auch|mehr)|mehr lesen|weiterlesen|mehr (?:zum|dazu|erfahren|anzeigen)|zum thema|vollbild|
        anzeige|werbung|gesponsert|teilen sie|artikel teilen|auf (?:facebook|twitter|whatsapp|x) teilen|klicken sie|
        hier klicken|folgen sie|folge uns|jetzt herunterladen|laden sie|cookie|datenschutz|impressum|alle rechte|
        nach oben|zur startseite|meistgelesen|bildergalerie|fotogalerie|bildstrecke|fotostrecke|galerie|push-|
        kommentar schreiben|kommentieren|diskutieren sie|alle anzeigen|verwandte|ähnliche artikel|vorheriger|
        nächster artikel|weitere (?:artikel|nachrichten|themen)|das könnte sie|empfohlen|unsere app|sehen sie|
        schauen sie|hören sie|im browser|link kopieren|fehler melden|unterstützen sie|spenden sie|video abspielen|
        bild vergrößern|jetzt kostenlos|testen sie|(?:tickets|karten)\\b.{0,20}(?:kaufen|sichern|bestellen)|
        (?:hier|jetzt) (?:kaufen|bestellen|buchen|sichern)|auch interessieren
    """,
    "fr": """
        newsletter|infolettre|abonne|réservée? aux abonn|de cet article à lire|
        s'abonner|s’abonner|inscrivez|s'inscrire|connectez|se connecter|
        lire (?:aussi|la suite|plus|également)|à lire|voir (?:aussi|plus|tous|toutes|la)|à voir|plein écran|
        publicité|annonce|sponsorisé|partage[rz]|cliquez|suivez|téléchargez|cookie|politique de confidentialité|
        mentions légales|tous droits|retour (?:en|à)|les plus lus|galerie|diaporama|notification|
        laisser un commentaire|commentez|réagissez|rejoignez|article (?:précédent|suivant)|
        articles? (?:liés|similaires|associés)|sur le même (?:sujet|thème)|notre appli|regarde[rz]|écoutez|
        ouvrir (?:en|dans)|copier le lien|signaler une|soutenez|faites un don|agrandir|essayez|
        afficher (?:plus|tout)|vous aimerez|achetez|réservez|commandez|charger plus|en savoir plus
    """,
    "es": """
        newsletter|boletín|suscríb|suscrib|regístr|inicia sesión|iniciar sesión|lea (?:también|más)|
        lee (?:también|más)|leer (?:más|también)|te puede interesar|ver (?:más|también|galería)|pantalla completa|
        publicidad|anuncio|patrocinado|compart(?:e|ir|a)|haz clic|haga clic|síguenos|siga|descarg|cookie|
        política de privacidad|aviso legal|todos los derechos|volver (?:arriba|al)|lo más (?:leído|visto)|galería|
        notificaci|deja un comentario|coment(?:a|ar)|únete|artículo (?:anterior|siguiente)|artículos relacionados|
        noticias relacionadas|nuestra app|mira|escucha|abrir en|copiar enlace|apoya|dona|ampliar|sigue leyendo|
        cargar más|más información|compr[ae] (?:tus|sus|tu|aquí|ahora)|reserv[ae] (?:tu|su|aquí|ahora)
    """,
    "it": """
        newsletter|iscriv|abbona|registra(?:ti|rsi)|accedi|legg[ie] (?:anche|tutto|di più)|leggi|guarda|
        vedi (?:anche|tutti)|schermo intero|pubblicità|annuncio|sponsorizzato|condivi|clicca|seguici|scarica|cookie|
        privacy|tutti i diritti|torna (?:su|alla|all)|i più letti|galleria|notific|lascia un commento|comment[ai]|
        unisciti|articolo (?:precedente|successivo)|articoli correlati|potrebbe interessarti|la nostra app|ascolta|
        apri in|copia link|sostieni|dona|ingrandisci|continua a leggere|mostra|carica altr|scopri|acquista|prenota|
        ordina ora
    """,
    "pt": """
        newsletter|boletim|inscrev|subscrev|assine|cadastr|faça login|entrar|leia (?:também|mais)|ler mais|
        veja (?:também|mais)|tela cheia|ecrã inteiro|publicidade|anúncio|patrocinado|compartilh|partilh|clique|siga|
        baixe|descarregu|cookie|política de privacidade|todos os direitos|voltar (?:ao|para)|mais lid|galeria|
        notifica|deixe um comentário|coment(?:e|ar)|artigo (?:anterior|seguinte)|artigos relacionados|
        notícias relacionadas|nosso app|nossa app|assista|ouça|abrir em|copiar link|apoie|doe|ampliar|
        continue (?:a ler|lendo)|carregar mais|saiba mais
    """,
    "nl": """
        nieuwsbrief|newsletter|abonne|meld je|meld u|schrijf (?:je|u)|inloggen|log in|registreer|
        lees (?:ook|meer|verder)|bekijk|volledig scherm|advertentie|gesponsord|deel (?:dit|op|via)|delen|klik|
        volg (?:ons|je)|download|cookie|privacy|alle rechten|terug naar|meest gelezen|galerij|fotoserie|melding|
        reageer|plaats een|vorige artikel|volgende artikel|gerelateerd|onze app|luister|openen in|kopieer|steun|
        doneer|vergroot|meer (?:over|nieuws|laden)|toon
    """,
    "pl": """
        newsletter|subskryb|zapisz się|zarejestruj|zaloguj|czytaj|przeczytaj|zobacz|pełn(?:y|ym) ekran|reklama|
        sponsorowan|udostępnij|podziel się|kliknij|obserwuj|śledź|pobierz|cookie|polityka prywatności|wszelkie prawa|
        wróć|powrót do|najczęściej czytane|galeri|powiadomie|skomentuj|dodaj komentarz|poprzedni|następny|powiązane|
        nasza aplikacja|oglądaj|posłuchaj|otwórz|kopiuj link|wesprzyj|powiększ|więcej|pokaż|załaduj
    """,
    "ru": """
        рассылк|подпис|зарегистр|войдите|войти|читайте|читать|смотрите|смотреть|полн(?:ый|ом) экран|реклам|поделит|
        нажмите|кликните|следите|скачайте|скачать|cookie|куки|политика конфиденциальности|все права|вернуться|наверх|
        самое читаемое|галере|фотогалере|уведомлен|комментир|оставить комментарий|предыдущ|следующ|похожие|по теме|
        наше приложение|слушайте|открыть|скопировать|поддерж(?:ите|ать)|увеличить|подробнее|показать|загрузить
    """,
    "uk": """
        розсилк|підпис|підпиш|зареєстр|увійдіть|увійти|читайте|читати|дивіться|дивитися|повн(?:ий|ому) екран|реклам|
        поділит|натисніть|стежте|завантаж|cookie|політика конфіденційності|усі права|всі права|повернутися|нагору|
        найпопулярніш|галере|сповіщен|комент|попередн|наступн|схожі|за темою|наш застосунок|слухайте|відкрити|
        скопіювати|підтримайте|збільшити|детальніше|показати
    """,
    "tr": """
        bülten|abone|kaydol|üye ol|giriş yap|ayrıca oku|devamını oku|daha fazla|tam ekran|reklam\\b|sponsorlu|paylaş|
        tıkla|takip e[dt]|indir|çerez|gizlilik|tüm hakları|başa dön|ana sayfa|en çok okunan|galeri|bildirim|yorum|
        önceki|sonraki|ilgili haber|benzer haber|uygulamamız|izleyin|dinleyin|açın|kopyala\\b|
        bize destek|büyütün|tümünü göster|daha fazla yükle
    """,
}
"""Beginnings that say by themselves that a short line is furniture; parts of a regular expression."""

WEAK: dict[str, str] = {
    "en": """
        share|read|watch|listen|video|photo|image|picture|gallery|app|podcast|comment|tag|topic|source|related|print|
        email|follow|download|register|join|live|loading|caption|play|menu|search|home|contact|updated?|published|
        minutes? read|next|previous|prev
    """,
    "de": """
        teilen|lesen|ansehen|video|foto|bild|app|podcast|kommentare?|schlagw|themen?|quelle|drucken|merken|e-mail|
        folgen|herunterladen|anmelden|live|ladevorgang|abspielen|menü|suche|startseite|kontakt|aktualisiert|
        veröffentlicht|lesezeit|weiter|zurück|öffnen|video|mehr
    """,
    "fr": """
        lire|voir|vidéo|photo|image|appli|podcast|commentaires?|tags?|mots-clés|thèmes?|source|imprimer|courriel|
        e-mail|suivre|télécharger|direct|lecture|menu|recherche|accueil|contact|mis à jour|publié|suivant|précédent|
        ouvrir|plus
    """,
    "es": """
        leer|ver|vídeo|video|foto|imagen|podcast|comentarios?|etiquetas?|temas?|fuente|imprimir|correo|seguir|
        descargar|directo|menú|buscar|inicio|contacto|actualizado|publicado|siguiente|anterior|abrir|más
    """,
    "it": """
        leggere|vedere|video|foto|immagine|podcast|commenti|tag|temi|argomenti|fonte|stampa|e-mail|segui|scaricare|
        diretta|menu|cerca|home|contatti|aggiornato|pubblicato|prossimo|precedente|aprire|altro
    """,
    "pt": """
        ler|ver|vídeo|foto|imagem|podcast|comentários?|tags?|temas?|fonte|imprimir|e-mail|seguir|baixar|ao vivo|menu|
        buscar|início|contato|atualizado|publicado|próximo|anterior|abrir|mais
    """,
    "nl": """
        lezen|video|foto|beeld|podcast|reacties?|tags?|onderwerp|bron|afdrukken|e-mail|volgen|live|menu|zoeken|home|
        contact|bijgewerkt|gepubliceerd|volgende|vorige|openen|meer
    """,
    "pl": """
        wideo|film|foto|zdjęci|podcast|komentarz|tagi|temat|źródło|drukuj|e-mail|na żywo|menu|szukaj|strona główna|
        kontakt|aktualizacja|opublikowan|dalej|wstecz|otwórz
    """,
    "ru": """
        видео|фото|изображ|подкаст|комментари|теги|темы?|источник|печать|почт|эфир|меню|поиск|главная|контакт|
        обновлено|опубликовано|далее|назад
    """,
    "uk": """
        відео|фото|зображ|подкаст|коментар|теги|теми?|джерело|друк|пошт|ефір|меню|пошук|головна|контакт|оновлено|
        опубліковано|далі|назад
    """,
    "tr": """
        video|foto|görsel|podcast|etiket|konu|kaynak|yazdır|e-posta|canlı|menü|ara|iletişim|güncel|yayın|ileri|geri
    """,
}
"""Beginnings that are everyday words as well."""

CREDIT_LABELS = (
    "crédits? photos?|bildnachweis|fotocredit|fotonachweis|photo by|picture by|image by|foto di|foto de|foto door|"
    "bildquelle|bildrechte|archivbild|archivfoto|symbolbild|symbolfoto|aufnahme|image source|image copyright|"
    "image credit|photo d[’']archives?|foto d[’']archivio|foto de archivo|photos?|foto|fotos|photo credit|picture|"
    "pictures|image|images|bild|bilder|crédits?|credits?|"
    "copyright|imagen|imagem|immagine|foto's|zdjęcie|zdjęcia|fot|фото|снимок|зображення|світлина|fotoğraf|"
    "görsel|foto von|photo by|video|vidéo|vídeo|wideo|видео|відео|illustration|illustrazione|ilustración|"
    "grafik|graphic|quelle|source|fuente|fonte|bron|źródło|источник|джерело|kaynak|écouter|写真|图片|照片|"
    "الصورة|صورة"
)
"""Labels before the name of a photographer, an agency or a source."""

AGENCIES = (
    "AFP|AP|Reuters|Getty|dpa|EPA|ANSA|EFE|PA|TASS|ТАСС|Shutterstock|iStock|Keystone|Imago|"
    "picture alliance|Alamy|Bloomberg|Xinhua|ANP|Belga|APA|PAP|Lusa|AAP|Unsplash|Pixabay|Flickr|Anadolu|"
    "Sipa|Hans Lucas|Magnum|Kyodo|NurPhoto"
)
