/* Says in Swedish what Streamlit has built in and gives no option for, and mends its list of pages.
 *
 * Only whole, known strings are replaced, and never inside what pages or people have written
 * (WRITTEN). tests/browser/test_shell.py asks that no English word is left; a word that appears
 * with a new version of Streamlit is added here.
 */
(() => {
  const WORDS = {
    // The page around everything
    "Skip to main content": "Hoppa till innehållet",
    "App pages": "Sidor",
    "App Logo": "Lägesbild",
    "Logo": "Lägesbild",
    "Navigate to home page": "Till startsidan",
    "Sidebar": "Sidofält",
    "Expand sidebar": "Visa sidorna",
    "Collapse sidebar": "Dölj sidorna",
    "View less": "Visa färre",
    "Main menu": "Meny",
    "Link to heading": "Länk till rubriken",
    "(opens in new tab)": "(öppnas i ny flik)",
    "Close": "Stäng",
    "Dismiss": "Stäng",
    "Cancel": "Avbryt",
    "Cancel (Escape)": "Avbryt (Esc)",
    "Open": "Öppna",
    "Copy": "Kopiera",
    "Copy to clipboard": "Kopiera",
    "Notifications": "Meddelanden",
    "progress": "förlopp",
    // What the program is doing
    "Running...": "Arbetar …",
    "RUNNING...": "Arbetar …",
    "Running": "Arbetar",
    "Stop": "Stopp",
    "Stop script": "Avbryt",
    "Loading...": "Läser …",
    "Please wait...": "Vänta …",
    "Connecting": "Ansluter",
    "CONNECTING": "Ansluter",
    "Connection error": "Ingen kontakt med servern",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Kontakten med servern bröts. Vänta tills den är tillbaka och försök igen.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Servern svarar inte. Är datorn ansluten till nätet?",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Kör servern fortfarande? Starta den annars igen.",
    "Unable to connect to Streamlit server": "Ingen kontakt med servern",
    "Connection timed out.": "Servern svarade inte i tid.",
    "Reconnected to server.": "Kontakten med servern är tillbaka.",
    "Network error": "Nätverksfel",
    "Network Error": "Nätverksfel",
    "Error": "Fel",
    "Error:": "Fel:",
    "Unknown error": "Okänt fel",
    "Download failed": "Hämtningen misslyckades",
    "Try again": "Försök igen",
    "An error has occurred, please try again.": "Något gick fel. Försök igen.",
    "Failed to load data": "Uppgifterna kunde inte läsas",
    "Page not found": "Sidan finns inte",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Sidan du bad om finns inte. Startsidan visas i stället.",
    // Fields
    "(required)": "(måste fyllas i)",
    "Press Enter to apply": "Tryck Enter för att använda",
    "Press Enter to submit form": "Tryck Enter för att skicka",
    "Press Ctrl+Enter to apply": "Tryck Ctrl+Enter för att använda",
    "Press Ctrl+Enter to submit form": "Tryck Ctrl+Enter för att skicka",
    "Press ⌘+Enter to apply": "Tryck ⌘+Enter för att använda",
    "Press ⌘+Enter to submit form": "Tryck ⌘+Enter för att skicka",
    "Invalid input.": "Det går inte att tolka.",
    "Select...": "Välj …",
    "Select": "Välj",
    "Select all": "Välj alla",
    "Choose an option": "Välj",
    "Choose options": "Välj",
    "No results": "Inga träffar",
    "No options": "Inget att välja",
    "No options to select.": "Inget att välja.",
    "Type to search": "Skriv för att söka",
    "Show suggestions": "Visa förslag",
    "Suggestions": "Förslag",
    "Selected values": "Valda värden",
    "Selected": "Vald",
    "Clear value": "Rensa",
    "Clear all": "Rensa alla",
    "Clear selection": "Rensa urvalet",
    "Clear entry": "Rensa",
    "All selected options have been cleared.": "Alla val är borttagna.",
    "Increment": "Öka",
    "Decrement": "Minska",
    "Number is above the allowed range.": "Talet är för stort.",
    "Number is below the allowed range.": "Talet är för litet.",
    "Show password": "Visa lösenordet",
    "Hide password": "Dölj lösenordet",
    "Choose date": "Välj datum",
    "Choose date range": "Välj datum från och till",
    "Clear date": "Rensa datumet",
    "Clear dates": "Rensa datumen",
    "Calendar": "Kalender",
    "Previous month": "Föregående månad",
    "Next month": "Nästa månad",
    "Selected date unavailable.": "Datumet går inte att välja.",
    "Start date must be before end date.": "Startdatumet ska vara före slutdatumet.",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Piltangenter byter dag, Enter väljer, Esc stänger.",
    // Files
    "Upload": "Välj fil",
    "Browse files": "Välj fil",
    "Add files": "Lägg till filer",
    "Upload directories": "Välj mappar",
    "file upload": "filer att läsa in",
    "Drag and drop a file here": "Dra hit en fil",
    "Drag and drop files here": "Dra hit filer",
    "Drag and drop directories here": "Dra hit mappar",
    "Only one file is allowed.": "Bara en fil kan väljas.",
    "Too many files": "För många filer",
    "Error uploading file": "Filen kunde inte tas emot",
    "Error deleting file": "Filen kunde inte tas bort",
    "Pagination": "Bläddra",
    "Previous page": "Föregående",
    "Next page": "Nästa",
    // Tables and charts
    "Show/hide columns": "Visa eller dölj kolumner",
    "Download as CSV": "Hämta som CSV",
    "Download as PNG": "Hämta som PNG",
    "Search": "Sök",
    "Close Search": "Stäng sökningen",
    "Previous Result": "Föregående träff",
    "Next Result": "Nästa träff",
    "Fullscreen": "Hela skärmen",
    "Close fullscreen": "Lämna hela skärmen",
    "Show data": "Visa som tabell",
    "Show chart": "Visa som diagram",
    "No data": "Inga uppgifter",
    "empty": "tom",
    "Empty": "Tomma",
    "None": "–",
    "Dataframe column menu": "Kolumnens meny",
    "Copy column name": "Kopiera kolumnens namn",
    "Sort ascending": "Sortera stigande",
    "Sort descending": "Sortera fallande",
    "Autosize": "Anpassa bredden",
    "Pin column": "Lås kolumnen",
    "Unpin column": "Lås upp kolumnen",
    "Hide column": "Dölj kolumnen",
    "Add row": "Lägg till rad",
    "Delete row(s)": "Ta bort rader",
    "Edit": "Ändra",
    "Format": "Format",
    "Automatic": "Automatiskt",
    "Localized": "Som i webbläsaren",
    "Plain": "Oformaterat",
    "Compact": "Kort",
    "Dollar": "Dollar",
    "Euro": "Euro",
    "Yen": "Yen",
    "Percent": "Procent",
    "Scientific": "Tiopotens",
    "Accounting": "Bokföring",
    "Distance": "Avstånd",
    "Duration": "Tid",
    "Statistics": "Statistik",
    "Based on sample": "Räknat på ett urval",
    "Values": "Värden",
    "Count": "Antal",
    "Distinct": "Olika",
    "Sum": "Summa",
    "Average": "Medelvärde",
    "Median": "Median",
    "Minimum": "Minst",
    "Maximum": "Störst",
    "Range": "Spann",
    "Standard deviation": "Standardavvikelse",
    "25th percentile": "Undre kvartil",
    "75th percentile": "Övre kvartil",
    "Minimum length": "Kortast",
    "Maximum length": "Längst",
    "Average length": "Medellängd",
    "Distribution histogram": "Fördelning",
    "Top values frequency chart": "Vanligaste värdena",
    "Incompatible value": "Värdet passar inte",
  };

  const SIZES = { B: "byte", KB: "kB", MB: "MB", GB: "GB" };
  const swedishNumber = (digits) => digits.replace(/\.0$/, "").replace(".", ",");

  const PATTERNS = [
    [/^(\d+(?:\.\d+)?)(B|KB|MB|GB)$/, (_, size, unit) => `${swedishNumber(size)} ${SIZES[unit]}`],
    [/^\((?:(\d+) hours?,? ?)?(?:(\d+) minutes?,? ?)?(?:(\d+\.\d) seconds)?\)$/,
      (_, hours, minutes, seconds) => `(${[
        hours && `${hours} tim`, minutes && `${minutes} min`, seconds && `${swedishNumber(seconds)} s`,
      ].filter(Boolean).join(" ")})`],
    [/^(\d+(?:[.,]\d+)?) ?([KMGT]?B) per file( • .+)?$/, (_, size, unit, kinds) =>
      `Högst ${size} ${unit} per fil${kinds ?? ""}`],
    [/^(.+) files are not allowed\.$/, (_, kind) => `Filer av slaget ${kind} kan inte läsas in.`],
    [/^File must be (.+) or smaller\.$/, (_, size) => `Filen får vara högst ${size}.`],
    [/^(\d+) options? available\.$/, (_, count) => `${count} att välja på.`],
    [/^Cancel upload of (.+)$/, (_, what) => `Avbryt uppladdningen av ${what}`],
    [/^Retry upload of (.+)$/, (_, what) => `Försök ladda upp ${what} igen`],
    [/^Remove (.+)$/, (_, what) => `Ta bort ${what}`],
    [/^Delete (.+)$/, (_, what) => `Ta bort ${what}`],
    [/^Clear (.+)$/, (_, what) => `Rensa ${what}`],
    [/^(.+), selected$/, (_, what) => `${what}, vald`],
    [/^(\d+) more$/, (_, count) => `${count} till`],
    [/^View (\d+) more$/, (_, count) => `Visa ${count} till`],
    [/^(\d+) of (\d+)$/, (_, one, all) => `${one} av ${all}`],
    [/^(\d+) results?$/, (_, count) => `${count} träffar`],
    [/^Selected Date: (.+)$/, (_, date) => `Valt datum: ${date}`],
    [/^Help for (.+)$/, (_, what) => `Hjälp om ${what}`],
    [/^Press (Ctrl|⌘)\+Enter to (.+)$/, (_, key) => `Tryck ${key}+Enter för att använda`],
    [/^(Show\/hide columns|Download as CSV|Search|Fullscreen|Show data): (.+)$/, (_, word, what) =>
      `${WORDS[word]}: ${what}`],
    [/^year, (.+)$/, (_, field) => `år, ${field}`],
    [/^month, (.+)$/, (_, field) => `månad, ${field}`],
    [/^day, (.+)$/, (_, field) => `dag, ${field}`],
  ];

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "aria-roledescription"];
  const WRITTEN =
    '[data-testid="stMarkdown"], [data-testid="stTable"], [data-testid="stHeading"], ' +
    'pre, code, textarea, table[role="grid"], script, style';
  const SIDEBAR = '[data-testid="stSidebar"]';
  const LONGEST = 160;

  const translated = (text) => {
    const words = text.trim();
    if (!words || words.length > LONGEST) return null;
    if (Object.hasOwn(WORDS, words)) return text.replace(words, WORDS[words]);
    for (const [pattern, say] of PATTERNS) {
      if (pattern.test(words)) return text.replace(words, words.replace(pattern, say));
    }
    return null;
  };

  const translateText = (node) => {
    const swedish = translated(node.nodeValue ?? "");
    if (swedish === null || swedish === node.nodeValue) return;
    if (!node.parentElement?.closest(WRITTEN)) node.nodeValue = swedish;
  };

  const translateAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (!value) continue;
      const swedish = translated(value);
      if (swedish !== null && swedish !== value) element.setAttribute(name, swedish);
    }
  };

  /* In the list of pages that a narrow screen opens, sections stand between the list and its
     items, which makes it no list to a screen reader (WCAG 1.3.1). */
  const mendPageList = () => {
    for (const list of document.querySelectorAll('ul[data-testid="stSidebarNavItems"]')) {
      list.setAttribute("role", "group");
      for (const item of list.querySelectorAll("li")) item.setAttribute("role", "none");
    }
  };

  /* On a narrow screen the list covers the page, and would go on doing so after the choice. */
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.('[data-testid="stSidebarNavLink"]')) return;
    if (!matchMedia("(max-width: 48rem)").matches) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });

  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return translateText(node);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.closest(SIDEBAR) || node.querySelector(SIDEBAR)) mendPageList();
    translateAttributes(node);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const found = walker.currentNode;
      if (found.nodeType === Node.TEXT_NODE) translateText(found);
      else translateAttributes(found);
    }
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else if (change.type === "characterData") translateText(change.target);
      else translateAttributes(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ATTRIBUTES,
  });
  translate(document.body);
})();
