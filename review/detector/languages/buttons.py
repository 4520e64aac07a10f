"""Words of buttons, labels and small print: a line that has no others is none of the article's."""

BUTTONS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """
        share tweet print email save bookmark listen watch read view expand enlarge zoom toggle skip close open show
        hide play pause mute replay loading subscribe follow login register menu search next previous back page
        image images caption ad advert advertisement ads breaking live updates update latest news alert story
        stories article articles gallery slideshow photo photos video videos audio podcast comments comment tags
        topics keywords related recommended trending popular sponsored transcript subtitles fullscreen support
        journalism newsletter newsletters download app reply report like copy link sound overview member become author
        get editor’s picks pick notice legal short subscribers exclusive terms service privacy off
        """.split()
    ),
    "de": frozenset(
        """
        teilen drucken merken speichern anhören vorlesen ansehen weiterlesen lesen vergrößern anzeigen ausblenden
        einblenden schließen öffnen abspielen pause überspringen abonnieren folgen anmelden registrieren menü suche
        weiter zurück seite nächste nächsten vorherige artikel bild bilder bildunterschrift anzeige werbung
        eilmeldung liveticker ticker live nachrichten galerie bildergalerie fotostrecke video videos audio podcast
        kommentare kommentar schlagwörter schlagworte themen stichwörter interessant empfohlen empfehlung meistgelesen
        mobilen ansicht wechseln desktop vollbild untertitel newsletter herunterladen app antworten melden kopieren
        link startseite infografik grafik kostenlos bestellen merkliste hinzufügen lädt laden
        lade wird geladen ladevorgang ton kurzlink übersicht merkzettel mitglied werden autors beiträge lassen
        exklusiv abonnenten aktivieren e-mail-adresse adresse mail eingeben nutzungsbedingungen
        """.split()
    ),
    "fr": frozenset(
        """
        partager tweeter imprimer envoyer enregistrer écouter regarder lire voir agrandir afficher masquer fermer
        ouvrir passer abonner suivre connexion inscription menu recherche suivant suivante précédent précédente page
        article image images légende publicité annonce alerte info infos direct actualités galerie diaporama photo
        photos vidéo vidéos audio podcast commentaires commentaire mots clés tags thèmes recommandé recommandés
        populaire sponsorisé infographie version mobile plein écran newsletter télécharger application répondre
        signaler copier lien accueil favoris ajouter retour transcription chargement activer
        désactiver son obtenir sommaire devenir membre auteur abonnés réservé tendances conditions utilisation choix
        rédaction même mentions légales participer discussion
        """.split()
    ),
    "es": frozenset(
        """
        compartir tuitear imprimir enviar guardar escuchar leer ampliar mostrar ocultar cerrar abrir saltar suscribirse
        seguir menú buscar siguiente anterior página artículo imagen imágenes publicidad anuncio alerta directo
        noticias galería fotos vídeo vídeos audio pódcast comentarios etiquetas recomendado patrocinado infografía
        versión móvil boletín descargar responder copiar enlace inicio favoritos añadir volver cargando
        """.split()
    ),
    "it": frozenset(
        """
        condividi stampa invia salva ascolta guarda leggi ingrandisci mostra nascondi chiudi apri salta abbonati segui
        menu cerca successivo precedente pagina articolo immagine immagini didascalia pubblicità annuncio allerta
        diretta notizie galleria foto video audio podcast commenti tag consigliato sponsorizzato infografica versione
        mobile newsletter scarica rispondi copia link preferiti aggiungi indietro caricamento
        """.split()
    ),
    "pt": frozenset(
        """
        compartilhar partilhar imprimir enviar guardar ouvir ampliar mostrar ocultar fechar abrir pular assinar seguir
        menu próximo anterior página artigo imagem imagens legenda publicidade anúncio alerta notícias galeria fotos
        vídeo vídeos áudio podcast comentários recomendado patrocinado infográfico versão boletim baixar responder
        copiar link favoritos adicionar voltar carregando
        """.split()
    ),
    "nl": frozenset(
        """
        delen afdrukken bewaren opslaan beluisteren bekijken lezen vergroten tonen verbergen sluiten openen overslaan
        abonneren volgen menu zoeken volgende vorige pagina artikel afbeelding bijschrift advertentie live nieuws
        galerij foto video audio podcast reacties tags aanbevolen gesponsord nieuwsbrief downloaden kopiëren link laden
        """.split()
    ),
}

BUTTONS_BESIDE = frozenset(
    """
    the a to for on of in this our your all my later top more up and by
    von für an aus zu zum zur der die das den dem im in auf auch hier jetzt alle diesen diese unsere mehr und
    à l le la les un une de du des en sur au aux mes nos vos cet cette plus et d pour vous
    el los las al del y este esta mis il lo gli i un una di e questo questa o os as do da no na meus
    het een van naar deze en meer
    """.split()
)
"""Small words that stand between them."""

COUNTABLE = (
    "comments?|shares?|likes?|views?|replies|photos|images|kommentare?|aufrufe|antworten|bilder|fotos|"
    "commentaires?|partages?|vues|réponses|comentarios?|comentários?|commenti|reacties|condivisioni|"
    "komentarzy|комментари[йяев]+|коментар[іяв]+|yorum"
)
READING = (
    "reading time|read time|read|lesezeit|lesedauer|temps de lecture|de lecture|tiempo de lectura|de lectura|"
    "tempo di lettura|di lettura|tempo de leitura|de leitura|leestijd|lezen|czas czytania|czytania|время чтения|чтения|"
    "час читання|читання"
)
MOMENTS = frozenset(
    """
    uhr gmt utc cet cest bst est edt pst mez mesz am pm at on the um am vom at a à le la les h et at alle ore il
    las a el de del das às os o om
    last updated update published posted aktualisiert stand zuletzt veröffentlicht mis jour publié modifié actualizado
    publicado aggiornato pubblicato atualizado bijgewerkt gepubliceerd modified edited geändert bearbeitet modificado
    today yesterday heute gestern aujourd hui hier hoy ayer oggi ieri hoje ontem vandaag gisteren
    """.split()
)
"""Words beside a date that say when something was published."""
