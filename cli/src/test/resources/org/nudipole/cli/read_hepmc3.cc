// Reads a file with the HepMC3 library and tells what a test asks: how far momentum is from conserved,
// how far particles are from their mass shells, and what the run says of itself.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>

#include "HepMC3/Attribute.h"
#include "HepMC3/GenEvent.h"
#include "HepMC3/GenParticle.h"
#include "HepMC3/GenRunInfo.h"
#include "HepMC3/GenVertex.h"
#include "HepMC3/ReaderAscii.h"

using namespace HepMC3;

// The part of the sum of all energies that is lost, and that of all momenta.
static double imbalance(const GenEvent& event) {
  FourVector sum(0, 0, 0, 0);
  double size = 0;
  for (const auto& particle : event.vertices().at(0)->particles_in()) {
    sum += particle->momentum();
    size += particle->momentum().e();
  }
  for (const auto& particle : event.vertices().at(0)->particles_out()) sum -= particle->momentum();
  return std::max({std::abs(sum.px()), std::abs(sum.py()), std::abs(sum.pz()), std::abs(sum.e())}) / size;
}

// E - sqrt(p^2 + m^2) over the energy.
static double offShell(const GenParticle& particle) {
  const FourVector& p = particle.momentum();
  double mass = particle.generated_mass();
  double energy = std::sqrt(p.px() * p.px() + p.py() * p.py() + p.pz() * p.pz() + mass * mass);
  return std::abs(p.e() - energy) / p.e();
}

int main(int, char** arguments) {
  ReaderAscii reader(arguments[1]);
  long events = 0;
  double lost = 0, shell = 0, weights = 0;
  double heaviest = 0;
  std::map<std::string, long> processes;
  std::set<int> numbers, outgoing;
  std::shared_ptr<GenRunInfo> run;
  std::map<std::string, double> named;
  while (!reader.failed()) {
    GenEvent event(Units::MEV, Units::CM);
    reader.read_event(event);
    if (reader.failed()) break;
    run = event.run_info();
    ++events;
    if (event.vertices().size() != 1 || event.particles().size() != 4) return 3;
    if (event.vertices().at(0)->status() != 1) return 4;
    int beams = 0, targets = 0;
    for (const auto& particle : event.particles()) {
      beams += particle->status() == 4;
      targets += particle->status() == 20;
      shell = std::max(shell, offShell(*particle));
    }
    if (beams != 1 || targets != 1) return 5;
    if (!numbers.insert(event.event_number()).second) return 6;
    if (event.momentum_unit() != Units::MEV || event.length_unit() != Units::CM) return 7;
    lost = std::max(lost, imbalance(event));
    ++processes[event.attribute_as_string("signal_process_id")];
    float x, y, z, time;
    if (std::sscanf(event.attribute_as_string("lab_pos").c_str(), "%f %f %f %f", &x, &y, &z, &time) != 4)
      return 8;
    if (std::abs(event.vertices().at(0)->position().x() - x) > 1e-5) return 9;
    for (const auto& name : run->weight_names()) named[name] += event.weight(name);
    const auto& left = event.vertices().at(0)->particles_out().at(0);
    outgoing.insert(left->pid());
    heaviest = std::max(heaviest, left->generated_mass());
  }
  if (!run) return 10;
  std::printf("events %ld\nimbalance %g\noff_shell %g\nheaviest %.17g\n", events, lost, shell, heaviest);
  for (const auto& weight : named) std::printf("weight[%s] %.17g\n", weight.first.c_str(), weight.second);
  for (const auto& process : processes) std::printf("process[%s] %ld\n", process.first.c_str(), process.second);
  for (int pdg : outgoing) std::printf("outgoing[%d] 1\n", pdg);
  for (const auto& tool : run->tools()) std::printf("tool %s %s\n", tool.name.c_str(), tool.version.c_str());
  for (const auto& name : run->attribute_names())
    if (name.find("Macro") == std::string::npos)
      std::printf("A %s %s\n", name.c_str(), run->attribute_as_string(name).c_str());
  return 0;
}
