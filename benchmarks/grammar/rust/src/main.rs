//! The published Rust crates on the strings of corpus.py: best of several runs, one thread, operations per second.
//!
//! usage: grammar-bench FOLDER RUNS

use std::fs::read_to_string;
use std::hint::black_box;
use std::str::FromStr;
use std::time::Duration;

fn lines(folder: &str, name: &str) -> Vec<String> {
    let text = read_to_string(format!("{folder}/{name}.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Time of the processor: a machine may be busy with other things.
fn cpu_time() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a live timespec.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn measure(name: &str, runs: u32, operations: usize, mut task: impl FnMut()) {
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = cpu_time();
        task();
        best = best.min((cpu_time() - start).as_secs_f64());
    }
    println!("{name}\t{}", operations as f64 / best);
}

macro_rules! versions {
    ($label:literal, $krate:ident, $texts:expr, $sets:expr, $runs:expr) => {{
        use $krate::{Version, VersionSpecifiers};
        let (texts, runs) = (&$texts, $runs);
        measure(concat!($label, " parse"), runs, texts.len(), || {
            for text in texts.iter() {
                black_box(Version::from_str(black_box(text)).unwrap());
            }
        });
        measure(concat!($label, " parse + sort"), runs, texts.len(), || {
            let mut versions: Vec<Version> = texts.iter().map(|text| Version::from_str(text).unwrap()).collect();
            versions.sort_unstable();
            black_box(versions);
        });
        let versions: Vec<Version> = texts.iter().map(|text| Version::from_str(text).unwrap()).collect();
        measure(concat!($label, " print"), runs, texts.len(), || {
            for version in versions.iter() {
                black_box(version.to_string());
            }
        });
        let sets: Vec<VersionSpecifiers> = $sets.iter().map(|text| VersionSpecifiers::from_str(text).unwrap()).collect();
        measure(concat!($label, " contains"), runs, texts.len(), || {
            let mut held = 0usize;
            for (set, version) in sets.iter().zip(versions.iter()) {
                held += set.contains(version) as usize;
            }
            black_box(held);
        });
    }};
}

macro_rules! requirements {
    ($label:literal, $krate:ident, $texts:expr, $markers:expr, $runs:expr) => {{
        use $krate::{MarkerEnvironment, MarkerEnvironmentBuilder, MarkerTree, Requirement, VerbatimUrl};
        let (texts, runs) = (&$texts, $runs);
        measure(concat!($label, " requirement parse"), runs, texts.len(), || {
            for text in texts.iter() {
                black_box(Requirement::<VerbatimUrl>::from_str(black_box(text)).unwrap());
            }
        });
        let environment = MarkerEnvironment::try_from(MarkerEnvironmentBuilder {
            implementation_name: "cpython",
            implementation_version: "3.12.4",
            os_name: "posix",
            platform_machine: "x86_64",
            platform_python_implementation: "CPython",
            platform_release: "",
            platform_system: "Linux",
            platform_version: "",
            python_full_version: "3.12.4",
            python_version: "3.12",
            sys_platform: "linux",
        })
        .unwrap();
        let markers: Vec<MarkerTree> = $markers.iter().map(|text| MarkerTree::from_str(text).unwrap()).collect();
        measure(concat!($label, " marker evaluate"), runs, markers.len(), || {
            let mut held = 0usize;
            for marker in markers.iter() {
                held += marker.evaluate(&environment, &[]) as usize;
            }
            black_box(held);
        });
    }};
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = &arguments[1];
    let runs: u32 = arguments[2].parse().unwrap();
    let versions = lines(folder, "versions");
    let specifiers = lines(folder, "specifiers");
    let requirements = lines(folder, "requirements");
    let markers = lines(folder, "markers");
    versions!("uv-pep440 0.0.60", uv_pep440, versions, specifiers, runs);
    versions!("pep440_rs 0.7.3", pep440_rs, versions, specifiers, runs);
    requirements!("uv-pep508 0.0.60", uv_pep508, requirements, markers, runs);
    requirements!("pep508_rs 0.9.2", pep508_rs, requirements, markers, runs);
}
