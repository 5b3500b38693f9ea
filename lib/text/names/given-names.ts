/**
 * Given names that are common in the countries assessed. They only help where a text shows a name by something else: by
 * the word before it in Arabic, which has no capitals, and by capitals throughout. None is the word for a place, an
 * institution or a thing. Pure.
 */

/** Given names as Latin script writes them. */
export const LATIN_GIVEN_NAMES =
  "Abdou|Abdoulaye|Abdul|Abdullah|Abebe|Abena|Abiodun|Adama|Adjoa|Adwoa|Ahmad|Ahmed|Aicha|Aïcha|Aïssata|Aisha|Ajoke|Akosua|Akua|Alejandra|Alejandro|Alexandru|Ali|Alice|Alina|Aliou|Aliyu|Ama|Amadou|Amara|Aminata|Amina|Amira|Ana|Anastasia|Andreea|Angela|Anita|Anna|Anne|Antonio|Asha|Awa|Ayesha|Aylin|Beatriz|Binta|Blessing|Boubacar|Camila|Carla|Carlos|Carmen|Catalina|Catherine|Cheikh|Chiamaka|Chidi|Chinwe|Chioma|Claudia|Cristina|Daniela|Deborah|Diana|Diego|Djeneba|Ebele|Elena|Elizabeth|Emeka|Emmanuel|Esi|Esther|Eunice|Farah|Fatima|Fatimah|Fatma|Fatou|Fatoumata|Fernanda|Folake|Francisca|Funmilayo|Gabriela|Genet|Guadalupe|Gulnara|Habiba|Hadiza|Halima|Hamid|Hassan|Hawa|Hussein|Ibrahim|Ibrahima|Ifeoma|Ioana|Irina|Isabel|Ismail|Issa|Javier|Jennifer|Joana|Jose|José|Josephine|Juan|Juana|Kadiatou|Karima|Khadija|Kofi|Kwabena|Kwame|Lakshmi|Larisa|Layla|Leila|Linh|Lucia|Lucía|Luisa|Mahmoud|Mamadou|Manuel|Margaret|Maria|María|Mariam|Mariama|Marie|Maryam|Mercedes|Meseret|Mihaela|Miriam|Mohamed|Mohammed|Moussa|Muhammad|Mustafa|Nadia|Natalia|Ndeye|Ngozi|Nguyen|Noura|Nneka|Ousmane|Olena|Olga|Oluwaseun|Oksana|Omar|Oumar|Patience|Pedro|Priya|Rania|Rashid|Rebecca|Rosa|Rukhsana|Safia|Salma|Samira|Sani|Sara|Sarah|Seydou|Siddharth|Sofia|Sunita|Svetlana|Tatiana|Teresa|Thandiwe|Usman|Ximena|Yasmin|Yetunde|Youssef|Yusuf|Zahra|Zainab|Zara|Zeinab|Zeynep";

/** Given names as Arabic script writes them, each once however its alif or its last letter is written. */
export const ARABIC_GIVEN_NAMES =
  "أمينة|آمنة|مريم|فاطمة|عائشة|خديجة|زينب|رقية|سعاد|سعيدة|نادية|ليلى|سلمى|هدى|منى|مها|سارة|هبة|هاجر|هند|رانيا|ريم|رنا|دينا|داليا|نورة|نوال|سميرة|أميرة|جميلة|كريمة|حليمة|حنان|زهرة|زهراء|ياسمين|إيمان|أسماء|سمية|شيماء|ندى|لينا|لمى|رغد|غادة|فرح|نجلاء|نجاة|وفاء|صفية|حفصة|بشرى|سناء|رشيدة|فوزية|لطيفة|مليكة|نعيمة|عزيزة|محمد|أحمد|محمود|علي|حسن|حسين|حسان|عمر|عثمان|خالد|يوسف|إبراهيم|إسماعيل|مصطفى|كريم|سعيد|طارق|ياسر|سامي|سمير|جمال|بلال|حمزة|عبدالله|عبدالرحمن|عبد الله|عبد الرحمن|عبد الكريم|رشيد|أنس|زكريا|آدم|موسى|عيسى|داود|هشام|وليد|زياد|فادي|رامي|مروان";
