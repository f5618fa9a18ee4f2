//! What a picture file says of itself, so that it still does when it has left its page.

use crate::render::picture::Picture;

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// What it is called.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// Whom to name.
    pub credit: String,
    /// SPDX id of the licence.
    pub licence: String,
    /// Where the licence stands.
    pub licence_url: String,
    /// Where the same picture is made again; none where no server is known.
    pub permalink: Option<String>,
    /// The full id of the revision.
    pub revision: String,
    /// The shown day or instant, as written in a URL.
    pub shown: String,
}

/// The program and its version.
pub const RENDERER: &str = concat!("corridor ", env!("CARGO_PKG_VERSION"));

impl Metadata {
    /// The same with the words of a picture.
    #[must_use]
    pub fn of(self, picture: &Picture) -> Self {
        Self { title: picture.name(), description: picture.said.alternative.clone(), credit: picture.said.credit(), ..self }
    }

    /// The keywords of a PNG with their texts; the first ones are those of the PNG specification.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let pairs = [
            ("Title", self.title.as_str()),
            ("Description", &self.description),
            ("Copyright", &self.credit),
            ("Software", RENDERER),
            ("Source", self.permalink.as_deref().unwrap_or("")),
            ("Date shown", &self.shown),
            ("Licence", &self.licence_url),
            ("Revision", &self.revision),
        ];
        pairs.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    /// The same as XMP, in the vocabularies that picture desks read (Dublin Core, XMP Rights, Photoshop's credit).
    #[must_use]
    pub fn xmp(&self) -> String {
        use super::svg::escaped;
        let lang = |text: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escaped(text));
        let source =
            self.permalink.as_deref().map_or_else(String::new, |link| format!("<dc:source>{}</dc:source>", escaped(link)));
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" \
             xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\
             <dc:title>{}</dc:title><dc:description>{}</dc:description><dc:rights>{}</dc:rights>{source}\
             <dc:identifier>{}</dc:identifier><dc:coverage>{}</dc:coverage><xmpRights:WebStatement>{}</xmpRights:WebStatement>\
             <photoshop:Credit>{}</photoshop:Credit><xmp:CreatorTool>{RENDERER}</xmp:CreatorTool>\
             </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>",
            lang(&self.title),
            lang(&self.description),
            lang(&self.credit),
            escaped(&self.revision),
            escaped(&self.shown),
            escaped(&self.licence_url),
            escaped(&self.credit),
        )
    }
}
