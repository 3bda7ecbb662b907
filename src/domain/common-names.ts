// Names that are common where the network’s languages are spoken, without accents: what makes of two capitals in a row a person (C25).
const NAMES =
  'jean pierre marie michel jacques jeanne philippe nathalie alain bernard catherine christophe francois francoise isabelle nicolas sylvie daniel ' +
  'monique christine patrick eric frederic laurent martine stephane veronique sandrine david sebastien pascal olivier thierry valerie julien celine ' +
  'stephanie thomas guillaume alexandre aurelie virginie antoine brigitte anthony sophie emilie maxime pauline camille chloe manon lea lucas hugo theo ' +
  'louis louise jules emma clara ines juliette elise elodie audrey melanie mathieu matthieu benjamin romain florian vincent arnaud cedric fabrice ' +
  'jerome ludovic gerard georges henri yves gilles herve joel serge roger rene robert raymond marcel andre denise simone yvette colette jacqueline ' +
  'odette josette ginette germaine suzanne yvonne huguette annie danielle chantal corinne patricia laurence florence agnes anne cecile claire helene ' +
  'karim mohamed mohammed ahmed ali omar youssef rachid said fatima khadija aicha nadia samira leila yasmine malika ibrahim mamadou ousmane aminata ' +
  'fatou moussa amadou mehdi sofiane bilal hassan hussein abdel nour amina sarah myriam miriam rachel esther ruth ' +
  'giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo giorgio alessandro andrea ' +
  'roberto stefano marco luca matteo lorenzo simone davide federico maria anna giuseppina angela giovanna teresa lucia carmela caterina francesca ' +
  'antonietta paola laura sara chiara giulia martina valentina elena silvia federica alessia ' +
  'jose manuel jesus javier juan carlos miguel angel rafael pedro fernando luis alberto sergio jorge pablo ramon enrique vicente diego adrian ruben ' +
  'carmen josefa isabel dolores pilar cristina mercedes rosario raquel marta rocio beatriz alba lorena alvaro gonzalo ignacio ' +
  'josep jordi joan montserrat nuria mireia laia pau marc arnau oriol xavier merce meritxell anna gemma eulalia ferran albert ' +
  'joao paulo joaquim francisco rui nuno tiago duarte goncalo ines ana catarina beatriz mariana matilde leonor sofia ' +
  'john james william mary elizabeth george charles edward henry peter paul andrew stephen kevin brian susan margaret karen helen emily jessica oliver jack harry'

export const COMMON_NAMES: ReadonlySet<string> = new Set(NAMES.split(' '))
