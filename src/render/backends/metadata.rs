//! The metadata inside a picture file: title, attribution, licence and source.

use crate::render::picture::Picture;

/// The metadata of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The title.
    pub title: String,
    /// The text alternative.
    pub description: String,
    /// The attribution.
    pub credit: String,
    /// SPDX id of the licence.
    pub licence: String,
    /// The URL of the licence.
    pub licence_url: String,
    /// The permanent URL of the picture, or `None` without a server.
    pub permalink: Option<String>,
    /// The full id of the revision.
    pub revision: String,
    /// The shown day or instant, as written in a URL.
    pub shown: String,
}

/// The program and its version.
pub const RENDERER: &str = concat!("corridor ", env!("CARGO_PKG_VERSION"));

impl Metadata {
    /// Returns the metadata with title, text alternative and attribution from a picture's caption.
    #[must_use]
    pub fn of(self, picture: &Picture) -> Self {
        Self { title: picture.name(), description: picture.said.alternative.clone(), credit: picture.said.credit(), ..self }
    }

    /// Returns PNG keywords and their texts; the first are those of the PNG specification.
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

    /// Writes the metadata as XMP, in the vocabularies that picture desks read (Dublin Core, XMP Rights, Photoshop's credit).
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
